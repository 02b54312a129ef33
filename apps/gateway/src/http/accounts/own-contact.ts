import { Controller } from '@nestjs/common';
import { customer } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { CUSTOMER, declareRoute, PARTNER, RESELLER } from '../../routing/route-spec';
import { Services } from '../../routing/services';
import { contactFields, sealedContact } from '../contact-fields';
import { shownText } from '../shown';
import { channelField, CODE_ERRORS, codeField, noticeLanguage, proofAnswer, proofField, shownProof } from './own-account-fields';

const common = { tag: 'Accounts', callers: [PARTNER, RESELLER, CUSTOMER], inPerson: true } as const;
const contact = { ...common, path: '/v2/accounts/contact' } as const;

const getContact = declareRoute({
  ...contact,
  operation: 'getContact',
  method: 'GET',
  summary: 'By which contacts the calling account can be reached, masked',
  status: 200,
  answer: z.object({
    masked_phone: shownText(32, 'Phone', '138****0000').optional(),
    masked_email: shownText(64, 'E-mail address', 's***@example.com').optional(),
  }),
  asks: customer.getContact,
});

const sendIdentityCode = declareRoute({
  ...common,
  operation: 'sendIdentityCode',
  method: 'POST',
  path: '/v2/accounts/identity-proofs',
  summary: 'Send a code to the present phone or e-mail address of the calling account',
  description: 'Without such a contact refused with the item NO_CONTACT. At most 15 codes an hour and 60 a day.',
  status: 204,
  body: z.object({ channel: channelField }),
  errors: ['CBC.99004015', 'CBC.99007004'],
  asks: customer.sendIdentityCode,
});

const proveIdentity = declareRoute({
  ...common,
  operation: 'proveIdentity',
  method: 'POST',
  path: '/v2/accounts/identity-proofs/confirm',
  summary: 'Get a proof of identity for that code',
  description: 'The proof is valid for 10 minutes and for one change.',
  status: 200,
  body: z.object({ channel: channelField, verification_code: codeField }),
  answer: z.object(shownProof),
  errors: [...CODE_ERRORS, 'CBC.99007004'],
  asks: customer.proveIdentity,
});

const sendContactCode = declareRoute({
  ...common,
  operation: 'sendContactCode',
  method: 'POST',
  path: '/v2/accounts/contact/codes',
  summary: 'Send a code to the phone or e-mail address that shall be the new one',
  description: 'Exactly one of both. Without a valid proof refused with the item IDENTITY_NOT_PROVEN.',
  status: 204,
  body: z.object({ identity_proof: proofField, mobile_phone: contactFields.mobile_phone, email: contactFields.email }),
  errors: ['CBC.5017', 'CBC.99004015', 'CBC.99007004'],
  asks: customer.sendContactCode,
});

const changeContact = declareRoute({
  ...contact,
  operation: 'changeContact',
  method: 'PUT',
  summary: 'Change the phone or the e-mail address of the calling account',
  description:
    'Exactly one of both, confirmed by the code that was sent to it. Items: IDENTITY_NOT_PROVEN, EMAIL_IN_USE. The contacts from before are told.',
  status: 204,
  body: z.object({ identity_proof: proofField, ...contactFields, verification_code: codeField }),
  errors: [...CODE_ERRORS, 'CBC.5017', 'CBC.99000029', 'CBC.99000030', 'CBC.99007004'],
  asks: customer.changeContact,
});

/** customers 10.5 */
@Controller()
export class OwnContactController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  @Route(getContact)
  get(call: Call<typeof getContact>) {
    return this.services.ask(call, {});
  }

  @Route(sendIdentityCode)
  async sendCode(call: Call<typeof sendIdentityCode>): Promise<void> {
    await this.services.ask(call, { ...call.body, language: noticeLanguage(call.language) }, call.caller.account_id);
  }

  @Route(proveIdentity)
  async prove(call: Call<typeof proveIdentity>) {
    const { channel, verification_code } = call.body;
    const payload = { channel, sealed_code: this.sealer.seal(verification_code, 'code') };
    const proof = await this.services.ask(call, payload, call.caller.account_id);
    return proofAnswer((sealed) => this.sealer.open(sealed, 'proof'), proof);
  }

  @Route(sendContactCode)
  async sendNewCode(call: Call<typeof sendContactCode>): Promise<void> {
    await this.services.ask(call, this.wish(call), call.caller.account_id);
  }

  @Route(changeContact)
  async change(call: Call<typeof changeContact>): Promise<void> {
    const sealed_code = this.sealer.seal(call.body.verification_code, 'code');
    await this.services.ask(call, { ...this.wish(call), sealed_code }, call.caller.account_id);
  }

  private wish({ body, language }: Call<typeof sendContactCode> | Call<typeof changeContact>) {
    const sealed_proof = this.sealer.seal(body.identity_proof, 'proof');
    return { ...sealedContact(this.sealer, body), sealed_proof, language: noticeLanguage(language) } as const;
  }
}

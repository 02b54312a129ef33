import { Controller } from '@nestjs/common';
import { customer, text } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { declareRoute, PARTNER } from '../../routing/route-spec';
import { Services } from '../../routing/services';
import { ADMINISTRATION } from '../companies/permission-items';
import { newPassword } from '../passwords';
import { shownId } from '../shown';
import { channelField, CODE_ERRORS, codeField, noticeLanguage, proofAnswer, proofField, shownProof } from './own-account-fields';

const common = { tag: 'Partner accounts', callers: [PARTNER], permissions: ADMINISTRATION, method: 'POST' } as const;
const PATH = '/v2/accounts/quick-accounts';
/** A partner that is held gets no further account. */
const HELD = ['CBC.50010085', 'CBC.99005035'] as const;
const newPhone = text(32, { description: 'Phone of the new account, which no account has yet', example: '13800000000' });

const sendCode = declareRoute({
  ...common,
  operation: 'sendQuickAccountCode',
  path: `${PATH}/codes`,
  summary: "Send a code to the main account of the caller's company",
  status: 204,
  body: z.object({ channel: channelField }),
  errors: [...HELD, 'CBC.99004015', 'CBC.99007004'],
  asks: customer.sendQuickAccountCode,
});

const prove = declareRoute({
  ...common,
  operation: 'proveForQuickAccount',
  path: `${PATH}/proofs`,
  summary: 'Get a proof for that code, by which one account can be registered within 24 hours',
  status: 200,
  body: z.object({ channel: channelField, verification_code: codeField }),
  answer: z.object(shownProof),
  errors: [...HELD, ...CODE_ERRORS, 'CBC.99007004'],
  asks: customer.proveForQuickAccount,
});

const sendNewCode = declareRoute({
  ...common,
  operation: 'sendNewAccountCode',
  path: `${PATH}/phone-codes`,
  summary: 'Send a code to the phone of the new account',
  status: 204,
  body: z.object({ identity_proof: proofField, mobile_phone: newPhone }),
  errors: [...HELD, 'CBC.5017', 'CBC.99004015', 'CBC.99007004'],
  asks: customer.sendNewAccountCode,
});

const create = declareRoute({
  ...common,
  operation: 'createQuickAccount',
  path: PATH,
  summary: 'Register a further partner account of the company',
  description: 'A solution provider that shares the data of the company. Item: IDENTITY_NOT_PROVEN.',
  status: 200,
  body: z.object({
    identity_proof: proofField,
    account_name: text(64, { description: 'Name of the account', example: 'partner1-second' }),
    password: newPassword,
    mobile_phone: newPhone,
    verification_code: codeField,
  }),
  answer: z.object({ account_id: shownId('The new account', 'fedcba9876543210fedcba9876543210') }),
  errors: [...HELD, ...CODE_ERRORS, 'CBC.5017', 'CBC.99000029', 'CBC.99000031', 'CBC.99000036', 'CBC.99000038', 'CBC.99007004'],
  asks: customer.createQuickAccount,
});

/** customers 10.4 */
@Controller()
export class QuickAccountsController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  @Route(sendCode)
  async sendCode(call: Call<typeof sendCode>): Promise<void> {
    await this.services.ask(call, { ...call.body, language: noticeLanguage(call.language) }, call.caller.account_id);
  }

  @Route(prove)
  async prove(call: Call<typeof prove>) {
    const { channel, verification_code } = call.body;
    const payload = { channel, sealed_code: this.sealer.seal(verification_code, 'code') };
    const proof = await this.services.ask(call, payload, call.caller.account_id);
    return proofAnswer((sealed) => this.sealer.open(sealed, 'proof'), proof);
  }

  @Route(sendNewCode)
  async sendNewCode(call: Call<typeof sendNewCode>): Promise<void> {
    const payload = { ...this.sealed(call.body), language: noticeLanguage(call.language) } as const;
    await this.services.ask(call, payload, call.caller.account_id);
  }

  @Route(create)
  create(call: Call<typeof create>) {
    const { account_name, password, verification_code } = call.body;
    const sealed = {
      ...this.sealed(call.body),
      sealed_password: this.sealer.seal(password, 'password'),
      sealed_code: this.sealer.seal(verification_code, 'code'),
    };
    return this.services.ask(call, { account_name, ...sealed }, call.caller.account_id);
  }

  private sealed({ identity_proof, mobile_phone }: { readonly identity_proof: string; readonly mobile_phone: string }) {
    return { sealed_proof: this.sealer.seal(identity_proof, 'proof'), sealed_phone: this.sealer.seal(mobile_phone, 'contact') };
  }
}

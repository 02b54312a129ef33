import { Controller } from '@nestjs/common';
import { customer, issueReason, optionalBoolean, text } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { CUSTOMER, declareRoute, DISTRIBUTOR, PARTNER } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { shownId, shownOption, shownText, shownTime } from '../shown';
import { CONSOLE_RESELLER } from '../customers/own-customers';
import { RESELLER_EXAMPLE, RESELLER_ITEMS, resellerParams } from './reseller-fields';

const shared = { method: 'POST', tag: 'Resellers', status: 200 } as const;

const invite = declareRoute({
  ...shared,
  operation: 'inviteReseller',
  path: '/v2/partners/indirect-partners/invitations',
  summary: 'Invite an enterprise to become a reseller',
  description: 'The invitation goes out by e-mail and is valid for 7 days, for one account.',
  callers: [DISTRIBUTOR],
  permissions: RESELLER_ITEMS.invite,
  body: z.object({
    email: text(64, { description: 'Where the invitation goes', example: 'someone@example.com' }).refine(
      (value) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value),
      issueReason('format'),
    ),
  }),
  answer: z.object({
    invitation_id: shownId('The invitation', RESELLER_EXAMPLE),
    token: shownText(128, 'What the enterprise accepts it with', 'Zm9vYmFy'),
    expire_time: shownTime('End of its validity'),
  }),
  errors: ['CBC.50010085'],
  asks: customer.inviteReseller,
});

const accept = declareRoute({
  ...shared,
  operation: 'acceptResellerInvitation',
  path: '/v2/partners/indirect-partners/accept',
  summary: 'Become a reseller',
  description: `The calling account becomes a reseller of the distributor that invited it. Failed items: ${customer.RESELLER_ITEMS.join(', ')}; of the invitation LINK_NOT_FOUND, LINK_EXPIRED, LINK_USED.`,
  callers: [CUSTOMER, PARTNER, CONSOLE_RESELLER],
  inPerson: true,
  permissions: RESELLER_ITEMS.accept,
  body: z.object({
    token: text(128, { description: 'The token of the invitation', example: 'Zm9vYmFy' }),
    agreed: z.literal(true).meta({ description: 'That the terms are accepted', written: true }),
  }),
  answer: z.object({ indirect_partner_id: shownId('The reseller, which is the account', RESELLER_EXAMPLE) }),
  errors: ['CBC.99007004', 'CBC.50010065', 'CBC.50010086'],
  asks: customer.acceptResellerInvitation,
});

const leave = declareRoute({
  ...shared,
  operation: 'leaveDistributor',
  path: '/v2/partners/indirect-partners/{indirect_partner_id}/leave',
  summary: 'Let a reseller leave its distributor',
  description:
    'By the distributor or by the reseller. It is leaving at first; asked again it has left, where it has no customers any more.',
  callers: [DISTRIBUTOR, CONSOLE_RESELLER],
  permissions: RESELLER_ITEMS.leave,
  params: resellerParams,
  answer: z.object({ state: shownOption(['LEAVING', 'LEFT'], 'State of the reseller') }),
  errors: ['CBC.99000037', 'CBC.99007004'],
  asks: customer.leaveDistributor,
});

const configure = declareRoute({
  operation: 'configureReseller',
  method: 'PUT',
  tag: 'Resellers',
  path: '/v2/partners/indirect-partners/{indirect_partner_id}',
  summary: "Settle a reseller's account manager and powers",
  callers: [DISTRIBUTOR],
  permissions: RESELLER_ITEMS.configure,
  status: 204,
  params: resellerParams,
  body: z.object({
    account_manager: z
      .string()
      .max(64)
      .nullish()
      .transform((value) => value ?? undefined)
      .meta({ description: "Login name of one of the distributor's operators; empty clears, absent leaves it", written: 'sales-1' }),
    may_freeze_resources: optionalBoolean({
      description: "Whether it may freeze its customers' resources by its own hand; absent: unchanged",
      example: true,
    }),
  }),
  errors: ['CBC.0101', 'CBC.99000037'],
  asks: customer.configureReseller,
});

/** customers 7.13 */
@Controller()
export class ResellerLifeController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  @Route(invite)
  async invite(call: Call<typeof invite>) {
    const sealed_email = this.sealer.seal(call.body.email, 'contact');
    const { sealed_token, ...rest } = await this.services.ask(call, { sealed_email }, call.caller.account_id);
    return { ...rest, token: this.sealer.open(sealed_token, 'code') };
  }

  @Route(accept)
  accept(call: Call<typeof accept>) {
    return this.services.ask(call, { sealed_token: this.sealer.seal(call.body.token, 'code') }, call.caller.account_id);
  }

  @Route(leave)
  leave(call: Call<typeof leave>) {
    return this.services.ask(call, call.params, call.params.indirect_partner_id);
  }

  @Route(configure)
  async configure(call: Call<typeof configure>): Promise<void> {
    await this.services.ask(call, { ...call.params, ...call.body }, call.params.indirect_partner_id);
  }
}

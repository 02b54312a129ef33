import { Controller } from '@nestjs/common';
import { customer, textOption } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { toBuffer } from 'qrcode';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declarePartnerRoute } from '../partner-route';
import { EXAMPLE_ID, reportParams, REPORTS } from '../reports/report-fields';
import { shownId, shownText, shownTime } from '../shown';
import { associationTypeField, EXAMPLE_TOKEN, kindField, labelField } from './invitation-fields';

/** customers 5.21: at least 200 by 200. */
const QR_PIXELS = 320;

const inviteByEmail = declarePartnerRoute({
  operation: 'inviteByEmail',
  method: 'POST',
  path: '/v2/partners/customer-reports/{report_id}/invitations',
  tag: REPORTS,
  summary: 'Invite a reported customer by e-mail',
  description:
    'Valid 7 days, for one use. Items: NOT_REPORTED when the report is not valid, NO_EMAIL, INVITATION_STILL_VALID while the former one can be used.',
  status: 200,
  params: reportParams,
  body: z.object({
    kind: textOption(['EMAIL'], { description: 'By e-mail', example: 'EMAIL' }),
    association_type: associationTypeField,
    label: labelField,
  }),
  answer: z.object({ invitation_id: shownId('The invitation', EXAMPLE_ID), expire_time: shownTime('End of its validity') }),
  errors: ['CBC.0101', 'CBC.99007004'],
  asks: customer.inviteByEmail,
});

const previewInvitation = declarePartnerRoute({
  operation: 'previewInvitation',
  method: 'GET',
  path: '/v2/partners/customer-reports/{report_id}/invitations/preview',
  tag: REPORTS,
  summary: 'The e-mail of an invitation as it would be sent',
  description: 'But for the token of its link, which is made when it is sent.',
  status: 200,
  params: reportParams,
  answer: z.object({
    receiver: shownText(64, 'Address, masked', 's***@example.com'),
    subject: shownText(255, 'Subject', 'Partner One Ltd.邀请您'),
    text: shownText(4000, 'Text', 'Partner One Ltd.邀请您成为其客户'),
  }),
  errors: ['CBC.0101', 'CBC.99007004'],
  asks: customer.previewInvitation,
});

const createLink = declarePartnerRoute({
  operation: 'createInvitationLink',
  method: 'POST',
  path: '/v2/partners/invitations',
  tag: REPORTS,
  summary: 'Link and QR code of an invitation',
  description: 'Does not expire and may be used by many. The same operator gets the same link for the same kind, label and type.',
  status: 200,
  body: z.object({ kind: kindField, association_type: associationTypeField, label: labelField }),
  answer: z.object({
    invitation_id: shownId('The invitation', EXAMPLE_ID),
    invite_url: shownText(2048, 'The link', `https://partner.example.com/invitations/${EXAMPLE_TOKEN}`),
    qr_png_base64: shownText(100_000, 'QR code of the link: a PNG in base64', 'iVBORw0KGgoAAAANSUhEUgAAAUAAAAFA'),
    expire_time: z.null().meta({ description: 'Always null: a link does not expire', examples: [null] }),
  }),
  asks: customer.createInvitationLink,
});

/** customers 5.8 to 5.12, 5.21. */
@Controller()
export class InviteController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  @Route(inviteByEmail)
  invite(call: Call<typeof inviteByEmail>) {
    const { association_type, label } = call.body;
    return this.services.ask(call, { ...call.params, association_type, label }, call.caller.account_id);
  }

  @Route(previewInvitation)
  preview(call: Call<typeof previewInvitation>) {
    return this.services.ask(call, call.params);
  }

  @Route(createLink)
  async createLink(call: Call<typeof createLink>) {
    const { invitation_id, sealed_url } = await this.services.ask(call, call.body, call.caller.account_id);
    const invite_url = this.sealer.open(sealed_url, 'invitation');
    const picture = await toBuffer(invite_url, { type: 'png', errorCorrectionLevel: 'M', width: QR_PIXELS });
    return { invitation_id, invite_url, qr_png_base64: picture.toString('base64'), expire_time: null };
  }
}

import { Controller } from '@nestjs/common';
import { type AnswerOf, customer, memoText, optionalBoolean, optionalList, optionalText, text } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute, PARTNER } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { shownFlag, shownId, shownList, shownText } from '../shown';

const MAX_URL = 2048;
const MAX_CONTACT = 256;
const METADATA_EXAMPLE =
  '<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com">…</EntityDescriptor>';

const configuration = z
  .object({
    partner_id: shownId('The partner', 'fedcba9876543210fedcba9876543210'),
    xaccount_type: shownText(64, 'Identifier of its platform; never changes', 'XA0123456789ABCDEF01').optional(),
    sp_metadata_url: shownText(
      MAX_URL,
      "What the platform's identity provider must know of us",
      'https://partner.example.com/authui/saml/metadata',
    ),
    login_url: shownText(MAX_URL, 'Beginning of login links', 'https://partner.example.com/authui/saml/login'),
    idp_metadata: shownText(customer.MAX_METADATA_BYTES, 'SAML metadata of the identity provider', METADATA_EXAMPLE).optional(),
    idp_entity_id: shownText(1024, 'Its entity id', 'https://idp.example.com').optional(),
    idp_sso_url: shownText(MAX_URL, 'Its SingleSignOnService', 'https://idp.example.com/sso').optional(),
    notification_url: shownText(MAX_URL, 'Where notices of binds and unbinds go', 'https://shop.example.com/binding').optional(),
    contact: shownText(MAX_CONTACT, 'Whom to turn to', 'Operations, ops@example.com').optional(),
    attachment_upload: shownFlag('Whether real-name attachments are uploaded', false).optional(),
    bucket: shownText(63, 'Bucket of the attachments', 'partner-files').optional(),
    service_hosts: shownList(shownText(255, 'Host', 'console.example.com'), 'Hosts to which a login may lead').optional(),
  })
  .meta({ id: 'AccessConfiguration', description: "How a partner's platform and this system find and trust each other" });

const COMMON = {
  path: '/v2/partners/access-configuration',
  tag: "Jump from a partner's platform",
  callers: [PARTNER],
  status: 200,
} as const;

const getConfiguration = declareRoute({
  ...COMMON,
  operation: 'getAccessConfiguration',
  method: 'GET',
  summary: 'The access configuration of the calling partner',
  description: 'For the main account alone. Before the first setting it holds nothing but what the partner must know of us.',
  answer: configuration,
  asks: customer.getAccessConfiguration,
});

const setConfiguration = declareRoute({
  ...COMMON,
  operation: 'setAccessConfiguration',
  method: 'PUT',
  summary: 'Set the access configuration of the calling partner',
  description: 'For the main account alone. The first success issues the identifier of the platform. Absent fields stay as they are.',
  body: z.object({
    idp_metadata: optionalText(customer.MAX_METADATA_BYTES, {
      description:
        'SAML 2.0 metadata of one identity provider, at most 2 MB, with entity id, SingleSignOnService and RSA certificate; mandatory at first',
      example: METADATA_EXAMPLE,
    }),
    notification_url: optionalText(MAX_URL, {
      description: 'Where notices go, https; mandatory at first',
      example: 'https://shop.example.com/binding',
    }),
    contact: optionalText(MAX_CONTACT, { description: 'Whom to turn to', example: 'Operations, ops@example.com' }),
    attachment_upload: optionalBoolean({ description: 'Whether real-name attachments are uploaded', example: false }),
    bucket: memoText(63, { description: 'Bucket of the attachments; empty: none', example: 'partner-files' }),
    service_hosts: optionalList(text(255, { description: 'Host, with a port where it is unusual', example: 'console.example.com' }), 50, {
      description: 'Hosts to which a login may lead, beside those of the vendor; an empty list: none',
    }),
  }),
  answer: configuration,
  errors: ['CBC.0101', 'CBC.99005030', 'CBC.99007004'],
  asks: customer.setAccessConfiguration,
});

@Controller()
export class AccessConfigurationController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  @Route(getConfiguration)
  async get(call: Call<typeof getConfiguration>) {
    return this.shown(await this.services.ask(call, {}));
  }

  /** customers 9.8 */
  @Route(setConfiguration)
  async set(call: Call<typeof setConfiguration>) {
    const { contact, ...rest } = call.body;
    const sealed = contact === undefined ? {} : { sealed_contact: this.sealer.seal(contact, 'contact') };
    return this.shown(await this.services.ask(call, { ...rest, ...sealed }, call.caller.account_id));
  }

  private shown({ sealed_contact, ...rest }: AnswerOf<typeof customer.getAccessConfiguration>) {
    return { ...rest, ...(sealed_contact !== undefined && { contact: this.sealer.open(sealed_contact, 'contact') }) };
  }
}

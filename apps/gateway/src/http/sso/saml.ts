import { Controller } from '@nestjs/common';
import { customer, filterTextD, memoText, text } from '@pc/contracts';
import { refuse, Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Refused } from '../../routing/refused';
import { declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { letIn, TICKET, TICKET_SECONDS } from './cookies';

const PUBLIC = { tag: "Jump from a partner's platform", callers: 'ANYONE', errorForm: 'page' } as const;
const MAX_RESPONSE = 1024 * 1024;

const login = declareRoute({
  ...PUBLIC,
  operation: 'beginLogin',
  method: 'GET',
  path: '/authui/saml/login',
  summary: "Log in by a partner's platform",
  description: 'A link for browsers: it leads to the identity provider of the platform.',
  status: 302,
  query: z.object({
    xAccountType: text(64, { description: 'Identifier of the platform', example: 'XA0123456789ABCDEF01' }),
    isFirstLogin: filterTextD(16, {
      description: '`true` where the user may not be bound yet; anything else: must be bound',
      example: 'true',
    }),
    service: text(2048, {
      description: 'Where the browser goes on after the login; its host must be allowed',
      example: 'https://console.example.com/',
    }),
  }),
  errors: ['APIGW.0101'],
  asks: customer.beginLogin,
});

const metadata = declareRoute({
  ...PUBLIC,
  operation: 'getServiceProviderMetadata',
  method: 'GET',
  path: '/authui/saml/metadata',
  summary: 'SAML metadata of this system, with the certificate of its signatures',
  status: 200,
  answerType: 'application/samlmetadata+xml',
  asks: customer.getServiceProviderMetadata,
});

const acs = declareRoute({
  ...PUBLIC,
  operation: 'acceptAssertion',
  method: 'POST',
  path: '/authui/saml/acs',
  summary: 'Take the answer of an identity provider',
  description: 'A form that the browser posts: it goes on to the service, or, where the user is not bound, to the choice of an account.',
  status: 303,
  body: z.object({
    SAMLResponse: text(MAX_RESPONSE, { description: 'The answer, in base64', example: 'PHNhbWxwOlJlc3BvbnNlLz4=' }),
    RelayState: memoText(128, { description: 'As sent with the question', example: 'q7Yb0mU3tq0f5m0k' }),
  }),
  bodyForms: ['form'],
  errors: ['CBC.0151', 'CBC.0101'],
  asks: customer.acceptAssertion,
});

@Controller()
export class SamlController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  /** customers 9.2, 9.3 */
  @Route(login)
  async login(call: Call<typeof login>) {
    const { xAccountType, isFirstLogin, service } = call.query;
    const begun = await this.services.ask(call, { xaccount_type: xAccountType, first_login: isFirstLogin === 'true', service });
    call.setCookie({ ...TICKET, value: this.sealer.open(begun.sealed_ticket, 'ticket'), maxAge: TICKET_SECONDS });
    return { url: begun.redirect_url };
  }

  @Route(metadata)
  async metadata(call: Call<typeof metadata>) {
    const { xml } = await this.services.ask(call, {});
    call.answerHeader('Content-Type', 'application/samlmetadata+xml; charset=utf-8');
    return xml;
  }

  /** customers 9.4, 9.5; an answer without our RelayState is the answer to no question. */
  @Route(acs)
  async acs(call: Call<typeof acs>) {
    const { SAMLResponse, RelayState } = call.body;
    if (!RelayState) throw new Refused(refuse('CBC.0151'));
    const { entry } = await this.services.ask(call, { sealed_response: this.sealer.seal(SAMLResponse, 'saml'), relay_state: RelayState });
    if (!entry) return { url: '/authui/bindings' };
    letIn(call, this.sealer.open(entry.sealed_session, 'session'));
    return { url: entry.service };
  }
}

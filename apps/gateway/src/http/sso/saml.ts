import { Controller } from '@nestjs/common';
import { customer, filterTextD, memoText, text } from '@pc/contracts';
import { refuse, Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Refused } from '../../routing/refused';
import { declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { arrivalField, browserOf, keepTicket, letIn, ticketOf } from './cookies';

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
  description:
    'A form that the browser posts. It goes on to where the user is let in or, if he is not bound, chooses an account; only the browser that began the login gets further there.',
  status: 303,
  body: z.object({
    SAMLResponse: text(MAX_RESPONSE, { description: 'The answer, in base64', example: 'PHNhbWxwOlJlc3BvbnNlLz4=' }),
    RelayState: memoText(128, { description: 'As sent with the question', example: 'q7Yb0mU3tq0f5m0k' }),
  }),
  bodyForms: ['form'],
  errors: ['CBC.0151', 'CBC.0101'],
  asks: customer.acceptAssertion,
});

const entry = declareRoute({
  ...PUBLIC,
  operation: 'enterByPlatform',
  method: 'GET',
  path: '/authui/entry',
  summary: 'Let a user in who is bound, and lead him to the service',
  description: 'Once, and only for the browser that began the login and brought the answer; any other gets 403 and no session.',
  status: 303,
  query: z.object({ arrival: arrivalField }),
  errors: ['CBC.0151'],
  asks: customer.enterByPlatform,
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
    const kept = ticketOf(call);
    const begun = await this.services.ask(call, {
      xaccount_type: xAccountType,
      first_login: isFirstLogin === 'true',
      service,
      ...(kept !== undefined && { ticket_hash: this.sealer.blindIndex(kept, 'ticket') }),
    });
    const ticket = begun.sealed_ticket === undefined ? kept : this.sealer.open(begun.sealed_ticket, 'ticket');
    if (ticket !== undefined) keepTicket(call, ticket);
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
    const asked = { sealed_response: this.sealer.seal(SAMLResponse, 'saml'), relay_state: RelayState };
    const { bound, sealed_arrival } = await this.services.ask(call, asked);
    const arrival = new URLSearchParams({ arrival: this.sealer.open(sealed_arrival, 'ticket') }).toString();
    return { url: `${bound ? '/authui/entry' : '/authui/bindings'}?${arrival}` };
  }

  /** customers 9.5, 9.9: as a redirect the browser brings its ticket along, which the form of the identity provider did not. */
  @Route(entry)
  async enter(call: Call<typeof entry>) {
    const { service, sealed_session } = await this.services.ask(call, browserOf(call, call.query.arrival, this.sealer));
    letIn(call, this.sealer.open(sealed_session, 'session'));
    return { url: service };
  }
}

import { Controller } from '@nestjs/common';
import { ASSUME_ROLE_ITEM, customer } from '@pc/contracts';
import { refuse, type Refusal, Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { accepted, Refused } from '../../routing/refused';
import { declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { toTokenAnswer, tokenAnswer } from './token-answer';
import { domainOf, isForeignScope, projectOf, tokenRequest, type TokenRequest } from './token-request';

const createToken = declareRoute({
  operation: 'createToken',
  method: 'POST',
  path: '/v3/auth/tokens',
  tag: 'Access',
  summary: 'Get a token by password, or exchange a partner token for one of a customer',
  description: `The token stands in the header \`X-Subject-Token\`, lives 24 hours, and is sent as \`X-Auth-Token\`. With the method \`assume_role\` a partner, whose own token stands in \`X-Auth-Token\`, acts in the place of a customer that is associated with it; such a token ends with the association, with a freeze, and with the partner's token. A user of the partner needs \`${ASSUME_ROLE_ITEM}\`.`,
  callers: 'ANYONE',
  status: 201,
  query: z.object({
    nocatalog: z
      .string()
      .max(64)
      .optional()
      .meta({ description: 'Any value leaves the catalog out', examples: ['true'] }),
  }),
  body: tokenRequest,
  answer: tokenAnswer,
  answerHeaders: { 'X-Subject-Token': 'The token' },
  errors: ['APIGW.0301', 'CBC.0154', 'CBC.0101', 'CBC.0151', [404, 'CBC.0101']],
  errorForm: 'token-service',
  asks: customer.createToken,
});

@Controller()
export class CreateTokenController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  /** api 3.1, 3.2. */
  @Route(createToken)
  async create(call: Call<typeof createToken>) {
    const [method] = call.body.auth.identity.methods;
    const created = method === 'assume_role' ? await this.assume(call) : await this.byPassword(call);
    call.answerHeader('X-Subject-Token', this.sealer.open(created.sealed_token, 'token'));
    return toTokenAnswer(created, call.query.nocatalog === undefined);
  }

  /** The password never leaves this process in plain. */
  private byPassword(call: Call<typeof createToken>) {
    const { user } = accepted(proofOf(call.body));
    return this.services.ask(call, {
      domain_name: user.domain.name,
      user_name: user.name,
      sealed_password: this.sealer.seal(user.password, 'password'),
      scope: { project: projectOf(call.body) },
    });
  }

  /** Whose the partner's token is, the service says; only its keyed hash travels. */
  private async assume(call: Call<typeof createToken>) {
    const { body } = call;
    const whom = accepted(assumedOf(body));
    const token = call.header('X-Auth-Token');
    if (token === undefined) throw new Refused(refuse('CBC.0154'));
    const scope = { project: projectOf(body), domain: domainOf(body) };
    const asked = { ...whom, token_hash: this.sealer.blindIndex(token, 'token'), scope };
    return this.services.askFor(call, customer.assumeRole, asked).catch(unknownAsNotFound);
  }
}

function proofOf(body: TokenRequest) {
  const { password } = body.auth.identity;
  if (!password) return refuse('CBC.0100', { field: 'auth.identity.password', reason: 'required' });
  return isForeignScope(body) ? refuse('APIGW.0301') : password;
}

/** api 3.2 (3): exactly one of name and id says whom. */
function assumedOf({ auth }: TokenRequest) {
  const { assume_role: asked } = auth.identity;
  const field = customer.ASSUMED_ACCOUNT_FIELD;
  if (!asked) return refuse('CBC.0100', { field, reason: 'required' });
  const { domain_name, domain_id } = asked;
  if (domain_name === undefined && domain_id === undefined)
    return refuse('CBC.0100', { field: `${field}.domain_name`, reason: 'required' });
  if (domain_name !== undefined && domain_id !== undefined)
    return refuse('CBC.0100', { field: `${field}.domain_name`, reason: 'conflict', params: { other: 'domain_id' } });
  return asked;
}

/** api 7.15: an unknown account is 404 here, whereas an unknown region is 400. */
function unknownAsNotFound(error: unknown): never {
  const refusal: Refusal | undefined = error instanceof Refused ? error.refusal : undefined;
  throw refusal?.field === customer.ASSUMED_ACCOUNT_FIELD && refusal.reason === 'unknown' ? new Refused(refusal, 404) : error;
}

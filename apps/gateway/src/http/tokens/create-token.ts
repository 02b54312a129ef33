import { Controller } from '@nestjs/common';
import { customer } from '@pc/contracts';
import { refuse, Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Refused } from '../../routing/refused';
import { declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { toTokenAnswer, tokenAnswer } from './token-answer';
import { isForeignScope, projectOf, tokenRequest } from './token-request';

const createToken = declareRoute({
  operation: 'createToken',
  method: 'POST',
  path: '/v3/auth/tokens',
  tag: 'Access',
  summary: 'Get a token by password',
  description: 'The token stands in the header `X-Subject-Token`, lives 24 hours, and is sent as `X-Auth-Token`.',
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
  errors: ['APIGW.0301', 'CBC.0101', 'CBC.0151'],
  errorForm: 'token-service',
  asks: customer.createToken,
});

@Controller()
export class CreateTokenController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  /** api 3.1. The password never leaves this process in plain. */
  @Route(createToken)
  async create(call: Call<typeof createToken>) {
    const { user } = proofOf(call);
    const created = await this.services.ask(call, {
      domain_name: user.domain.name,
      user_name: user.name,
      sealed_password: this.sealer.seal(user.password, 'password'),
      scope: { project: projectOf(call.body) },
    });
    call.answerHeader('X-Subject-Token', this.sealer.open(created.sealed_token, 'token'));
    return toTokenAnswer(created, call.query.nocatalog === undefined);
  }
}

function proofOf({ body }: Call<typeof createToken>) {
  const { methods, password } = body.auth.identity;
  if (methods[0] !== 'password') throw new Refused(refuse('CBC.0151'));
  if (!password) throw new Refused(refuse('CBC.0100', { field: 'auth.identity.password', reason: 'required' }));
  if (isForeignScope(body)) throw new Refused(refuse('APIGW.0301'));
  return password;
}

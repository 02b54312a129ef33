import { Controller } from '@nestjs/common';
import { customer } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import type { z } from 'zod';
import { CSRF_HEADER, csrfTokenOf, NO_SESSION, SESSION_COOKIE, sessionCookie } from '../../access/session-cookie';
import type { Call } from '../../routing/call';
import { ANY_ACCOUNT, declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { sessionAnswer, sessionRequest, toSessionAnswer } from './session-fields';

const createSession = declareRoute({
  operation: 'createSession',
  method: 'POST',
  path: '/v2/sessions',
  tag: 'Access',
  summary: 'Log in to the console',
  description:
    'The session stands in a cookie that scripts cannot read; the CSRF token, which every writing request sends as `X-CSRF-Token`, in a header. It ends after 12 hours, or one hour without a request. Five wrong passwords in 15 minutes lock the user for 15 minutes; every refusal has the same text.',
  callers: 'ANYONE',
  status: 204,
  body: sessionRequest,
  answerHeaders: { 'Set-Cookie': 'The session', [CSRF_HEADER]: 'The CSRF token' },
  errors: ['APIGW.0301'],
  asks: customer.createSession,
});

const getSession = declareRoute({
  operation: 'getSession',
  method: 'GET',
  path: '/v2/sessions',
  tag: 'Access',
  summary: 'Who is logged in, and the CSRF token once more',
  callers: ANY_ACCOUNT,
  channel: 'CONSOLE',
  status: 200,
  answer: sessionAnswer,
});

const endSession = declareRoute({
  operation: 'endSession',
  method: 'DELETE',
  path: '/v2/sessions',
  tag: 'Access',
  summary: 'Log out',
  callers: ANY_ACCOUNT,
  channel: 'CONSOLE',
  status: 204,
  answerHeaders: { 'Set-Cookie': 'Makes the browser forget the session' },
  asks: customer.endSession,
});

/** customers 10.11. */
@Controller()
export class SessionsController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  @Route(createSession)
  async create(call: Call<typeof createSession>): Promise<void> {
    const { password, ...login } = call.body;
    const { sealed_session } = await this.services.ask(call, { ...login, sealed_password: this.sealer.seal(password, 'password') });
    const session = this.sealer.open(sealed_session, 'session');
    call.setCookie(sessionCookie(session));
    call.answerHeader(CSRF_HEADER, csrfTokenOf(session, this.sealer));
  }

  @Route(getSession)
  get(call: Call<typeof getSession>): z.infer<typeof sessionAnswer> {
    return toSessionAnswer(call.caller, csrfTokenOf(call.cookies.get(SESSION_COOKIE) ?? '', this.sealer));
  }

  @Route(endSession)
  async end(call: Call<typeof endSession>): Promise<void> {
    await this.services.ask(call, {}, call.caller.account_id);
    call.setCookie(NO_SESSION);
  }
}

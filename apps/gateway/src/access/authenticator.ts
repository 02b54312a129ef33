import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@pc/contracts';
import { type Clock, type Refusal, refuse, Sealer } from '@pc/kernel';
import { CLOCK, LOGGER, type Logger } from '@pc/platform';
import type { FastifyRequest } from 'fastify';
import { timingSafeEqual } from 'node:crypto';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../config';
import { cookiesOf } from '../routing/cookies';
import { type Authorization, parseAuthorization } from './authorization-header';
import { type Credential, isExpired } from './credential';
import { CSRF_HEADER, csrfTokenOf, SESSION_COOKIE } from './session-cookie';
import { CredentialDirectory } from './credential-directory';
import { ReplayMemory } from './replay-memory';
import { checkDate, checkSignature, type ReceivedRequest, type SignatureFault } from './signature';

type Fault = SignatureFault | 'authorization_malformed' | 'key_unknown' | 'key_expired' | 'security_token_wrong' | 'replayed';

const NOTHING = Buffer.alloc(0);

/** Whether a request says who calls, rightly or not. */
export function bringsCredential({ headers }: Pick<FastifyRequest, 'headers'>): boolean {
  return headers.authorization !== undefined || headers['x-auth-token'] !== undefined || cookiesOf(headers.cookie).has(SESSION_COOKIE);
}

/** Tells who is calling: by signature (api 4), token (api 3) or console session (customers 10.11); the first of them that is there decides (api 2). */
@Injectable()
export class Authenticator {
  private readonly replays = new ReplayMemory();

  constructor(
    private readonly credentials: CredentialDirectory,
    private readonly sealer: Sealer,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  async identify(request: FastifyRequest): Promise<Caller | Refusal> {
    const { authorization, 'x-auth-token': token, cookie } = request.headers;
    if (authorization !== undefined) return this.bySignature(request, authorization);
    if (token !== undefined) return this.byToken(request, String(token));
    const session = cookiesOf(cookie).get(SESSION_COOKIE);
    return session ? this.bySession(request, session) : refuse('APIGW.0301');
  }

  private async bySignature(request: FastifyRequest, header: string): Promise<Caller | Refusal> {
    const received = {
      method: request.method,
      url: request.raw.url!,
      headers: request.headers,
      body: (request.body as Buffer | undefined) ?? NOTHING,
    };
    const result = await this.checkSigned(received, parseAuthorization(header), request.id);
    if (typeof result !== 'string') return result;
    this.logger.debug({ requestId: request.id, fault: result }, 'A signature was refused');
    return refuse('APIGW.0301', result === 'expired' ? { reason: 'signature_expired' } : {});
  }

  private async checkSigned(
    request: ReceivedRequest,
    authorization: Authorization | undefined,
    requestId: string,
  ): Promise<Caller | Fault> {
    if (!authorization) return 'authorization_malformed';
    const now = this.clock.now();
    const dateFault = checkDate(request.headers, authorization, now);
    if (dateFault) return dateFault;
    const credential = await this.credentials.byAccessKey(authorization.accessKey, requestId);
    if (!credential?.secretKey) return 'key_unknown';
    const fault = checkSignature(request, authorization, credential.secretKey) ?? this.checkTemporary(credential, request, now);
    if (fault) return fault;
    return this.isReplay(request, authorization, now) ? 'replayed' : credential.caller;
  }

  /** A temporary key is used with its own security token and in its time (api 4.2.6). */
  private checkTemporary(credential: Credential, request: ReceivedRequest, now: Date): Fault | undefined {
    if (isExpired(credential, now)) return 'key_expired';
    if (credential.securityTokenHash === undefined) return undefined;
    const token = request.headers['x-security-token'];
    const belongs = typeof token === 'string' && this.sealer.blindIndex(token, 'token') === credential.securityTokenHash;
    return belongs ? undefined : 'security_token_wrong';
  }

  private isReplay(request: ReceivedRequest, authorization: Authorization, now: Date): boolean {
    if (!this.settings.REPLAY_PROTECTION || request.method === 'GET') return false;
    return !this.replays.remember(authorization.signature, now);
  }

  private async byToken(request: FastifyRequest, token: string): Promise<Caller | Refusal> {
    const credential = await this.credentials.byToken(token, request.id);
    return credential && !isExpired(credential, this.clock.now()) ? credential.caller : refuse('CBC.0154');
  }

  private async bySession(request: FastifyRequest, session: string): Promise<Caller | Refusal> {
    const credential = await this.credentials.bySession(session, request.id);
    if (!credential || isExpired(credential, this.clock.now())) return refuse('CBC.0154');
    const writes = request.method !== 'GET';
    return writes && !this.showsCsrfToken(request, session) ? refuse('CBC.0151', { field: CSRF_HEADER }) : credential.caller;
  }

  /** customers 10.11: a page of another site can make the browser send the cookie, but does not know this token. */
  private showsCsrfToken(request: FastifyRequest, session: string): boolean {
    const shown = Buffer.from(String(request.headers[CSRF_HEADER.toLowerCase()] ?? ''));
    const expected = Buffer.from(csrfTokenOf(session, this.sealer));
    return shown.length === expected.length && timingSafeEqual(shown, expected);
  }
}

import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import type { Caller } from '@pc/contracts';
import { isRefusal, refuse } from '@pc/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../config';
import { RateLimiter } from '../routing/rate-limiter';
import { accepted, Refused } from '../routing/refused';
import { routeOf } from '../routing/route.decorator';
import { DEFAULT_RATE, isPublic, type RouteSpec } from '../routing/route-spec';
import { Authenticator, bringsCredential } from './authenticator';
import { authorise } from './authorisation';

/** Stands before every route: who calls (401), how often (429), and whether they may (403), in this order. Wrong credentials count for their address. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly limiter: RateLimiter,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const [request, reply] = [http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>()];
    const route = routeOf(context.getHandler());
    if (!route) throw new Refused(refuse('CBC.0151'));
    if (!isServedToStrangers(route, request)) request.caller = await this.identify(route, request, reply);
    this.limit(route, request, reply);
    const refusal = request.caller && authorise(route, request.caller);
    if (refusal) throw new Refused(refusal);
    return true;
  }

  /** An address at its limit is not even asked who it is: every unknown credential costs a question to a service. */
  private async identify(route: RouteSpec, request: FastifyRequest, reply: FastifyReply): Promise<Caller> {
    const rate = this.rateOf(route);
    if (rate !== undefined && !this.limiter.hasRoom(route.operation, rate, [addressOf(request)])) throw throttled(reply);
    const caller = await this.authenticator.identify(request);
    if (rate !== undefined && isRefusal(caller)) this.limiter.admit(route.operation, rate, [addressOf(request)]);
    return accepted(caller);
  }

  private limit(route: RouteSpec, request: FastifyRequest, reply: FastifyReply): void {
    const rate = this.rateOf(route);
    if (rate === undefined) return;
    const sources = [addressOf(request), ...(request.caller ? [`account ${request.caller.account_id}`] : [])];
    if (!this.limiter.admit(route.operation, rate, sources)) throw throttled(reply);
  }

  private rateOf(route: RouteSpec): number | undefined {
    const rate = route.rate ?? DEFAULT_RATE;
    return rate === 'none' || !this.settings.RATE_LIMIT ? undefined : rate;
  }
}

/** A route for strangers and for known callers looks at a credential where there is one. */
function isServedToStrangers(route: RouteSpec, request: FastifyRequest): boolean {
  return isPublic(route) || (route.anonymous === true && !bringsCredential(request));
}

const addressOf = (request: FastifyRequest) => `ip ${request.ip}`;

function throttled(reply: FastifyReply): Refused {
  reply.header('Retry-After', '1');
  return new Refused(refuse('APIGW.0308'));
}

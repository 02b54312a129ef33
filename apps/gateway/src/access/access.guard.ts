import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { refuse } from '@pc/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../config';
import { RateLimiter } from '../routing/rate-limiter';
import { accepted, Refused } from '../routing/refused';
import { routeOf } from '../routing/route.decorator';
import { DEFAULT_RATE, isPublic, type RouteSpec } from '../routing/route-spec';
import { Authenticator } from './authenticator';
import { authorise } from './authorisation';

/** Stands before every route: who calls (401), how often (429), and whether they may (403), in this order. */
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
    if (!isPublic(route)) request.caller = accepted(await this.authenticator.identify(request));
    this.limit(route, request, reply);
    const refusal = request.caller && authorise(route, request.caller);
    if (refusal) throw new Refused(refusal);
    return true;
  }

  private limit(route: RouteSpec, request: FastifyRequest, reply: FastifyReply): void {
    const rate = route.rate ?? DEFAULT_RATE;
    if (rate === 'none' || !this.settings.RATE_LIMIT) return;
    const sources = [`ip ${request.ip}`, ...(request.caller ? [`account ${request.caller.account_id}`] : [])];
    if (this.limiter.admit(route.operation, rate, sources)) return;
    reply.header('Retry-After', '1');
    throw new Refused(refuse('APIGW.0308'));
  }
}

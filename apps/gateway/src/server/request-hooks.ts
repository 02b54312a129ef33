import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, type Logger, Metrics } from '@pc/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../config';
import { RouteTable } from '../routing/route-table';

const BUCKETS = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15];
const API_PATH = /^\/v\d+\//;

/** What every answer gets: its request id, its place in the figures, and a line in the log. */
@Injectable()
export class RequestHooks {
  private readonly durations;
  private readonly operations = new WeakMap<object, string>();

  constructor(
    private readonly routes: RouteTable,
    @Inject(LOGGER) private readonly logger: Logger,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
    metrics: Metrics,
  ) {
    this.durations = metrics.histogram('pc_http_request_seconds', 'Time from request to answer', BUCKETS, ['operation', 'status']);
  }

  /** Before the routes are made: Fastify gives a route the hooks that stand at that moment. */
  install(server: FastifyInstance): void {
    server.addHook('onRequest', (request, reply, done) => {
      reply.header('X-Request-Id', request.id);
      // What the API answers is of one caller and one moment, keys and sessions among it: neither browser nor proxy keeps it.
      if (API_PATH.test(request.url)) reply.header('Cache-Control', 'no-store');
      done();
    });
    server.addHook('onResponse', (request, reply, done) => {
      this.record(request, reply);
      done();
    });
  }

  private record(request: FastifyRequest, reply: FastifyReply): void {
    const operation = this.operationOf(request);
    const ms = reply.elapsedTime;
    this.durations.observe({ operation, status: String(reply.statusCode) }, ms / 1000);
    const slow = ms > this.settings.SLOW_REQUEST_MS;
    if (!slow && !this.logger.isLevelEnabled('debug')) return;
    const line = { requestId: request.id, operation, status: reply.statusCode, ms: Math.round(ms), account: request.caller?.account_id };
    this.logger[slow ? 'warn' : 'debug'](line, slow ? 'A request was slow' : 'A request was answered');
  }

  /** Looked up once for each route of the server, not for each request. */
  private operationOf(request: FastifyRequest): string {
    const { config } = request.routeOptions;
    const known = this.operations.get(config);
    if (known !== undefined) return known;
    const operation = request.is404 ? 'unknown' : (this.routes.find(request.method, request.url)?.operation ?? 'static');
    this.operations.set(config, operation);
    return operation;
  }
}

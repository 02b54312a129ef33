import { Global, Module } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { BusClient, DeadLetters } from '@pc/bus';
import { type Clock, signRequest, type SigningKey } from '@pc/kernel';
import { CLOCK, createLogger, HealthRegistry, LOGGER, Metrics } from '@pc/platform';
import { Sealer } from '@pc/kernel';
import { type GatewaySettings, loadGatewaySettings } from '../config';
import { GatewayModule } from '../gateway.module';
import { createGateway } from '../server/create-gateway';
import { FakeBus, KEY_RING } from './fake-bus';

export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | number | undefined>;
  readonly text: string;
  readonly body: Record<string, unknown>;
}

interface Sent {
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

/** The gateway with everything but the bus behind it; requests go through Fastify as from the wire. */
export class TestGateway {
  /** The time that the gateway sees. */
  now = new Date('2026-01-31T08:00:00Z');
  readonly bus = new FakeBus();
  readonly deadLetters = { list: jest.fn(), show: jest.fn(), replay: jest.fn() };
  app!: NestFastifyApplication;

  static async start(environment: Record<string, string> = {}): Promise<TestGateway> {
    const gateway = new TestGateway();
    const settings = loadGatewaySettings({
      KAFKA_BROKERS: 'nowhere:1',
      PC_KEY_RING: KEY_RING,
      HTTP_PORT: '0',
      LOG_LEVEL: 'error',
      RATE_LIMIT: 'off',
      ...environment,
    });
    gateway.app = await createGateway(gateway.rootModule(settings), settings);
    await gateway.app.init();
    await gateway.app.getHttpAdapter().getInstance().ready();
    return gateway;
  }

  stop(): Promise<void> {
    return this.app.close();
  }

  /** Sends a request as it is. */
  async send(method: string, url: string, { headers = {}, body }: Sent = {}): Promise<Answer> {
    const payload = body === undefined || typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    const response = await this.app.inject({ method: method as 'GET', url, headers, ...(payload !== undefined && { payload }) });
    return { status: response.statusCode, headers: response.headers, text: response.body, body: jsonOf(response.body) };
  }

  /** Signs a request with a key and sends it. */
  signed(key: SigningKey, method: string, url: string, { headers = {}, body }: Sent = {}): Promise<Answer> {
    const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
    const given = { ...(text !== undefined && { 'content-type': 'application/json' }), ...headers };
    const signedHeaders = signRequest(
      { method, url: `http://gateway.test${url}`, headers: given, ...(text !== undefined && { body: text }) },
      key,
      this.now,
    );
    return this.send(method, url, { headers: signedHeaders, ...(text !== undefined && { body: text }) });
  }

  private rootModule(settings: GatewaySettings) {
    const clock: Clock = { now: () => this.now };
    const providers = [
      { provide: BusClient, useValue: this.bus },
      { provide: DeadLetters, useValue: this.deadLetters },
      { provide: Sealer, useValue: this.bus.sealer },
      { provide: CLOCK, useValue: clock },
      { provide: LOGGER, useValue: createLogger('gateway', settings.LOG_LEVEL, 'test') },
      { provide: Metrics, useValue: new Metrics('gateway') },
      { provide: HealthRegistry, useValue: new HealthRegistry() },
    ];
    @Global()
    @Module({ providers, exports: providers })
    class FakePlatform {}
    @Module({ imports: [FakePlatform, GatewayModule.with(settings)] })
    class Root {}
    return Root;
  }
}

function jsonOf(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
}

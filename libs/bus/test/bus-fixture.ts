import type { Type } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { INestMicroservice } from '@nestjs/common';
import { allTopics, SYSTEM_CALLER } from '@pc/contracts';
import { testServers, uniqueName } from '@pc/testing';
import { BusClient, ensureTopics, KafkaBusServer, type KafkaBusServerOptions } from '../src';

export interface Replica {
  readonly server: KafkaBusServer;
  stop(): Promise<void>;
}

/** A bus of its own: a fresh namespace on the test broker, and what was started on it. */
export class BusFixture {
  readonly namespace = uniqueName('bus');
  readonly brokers = testServers().brokers;
  private readonly started: Array<() => Promise<void>> = [];

  static async create(): Promise<BusFixture> {
    const fixture = new BusFixture();
    await ensureTopics({ brokers: fixture.brokers, namespace: fixture.namespace, topics: allTopics() });
    return fixture;
  }

  async replica(controller: Type, options: Partial<KafkaBusServerOptions> = {}): Promise<Replica> {
    class FixtureModule {}
    Module({ controllers: [controller] })(FixtureModule);
    const server = new KafkaBusServer({
      brokers: this.brokers,
      namespace: this.namespace,
      service: 'incentive',
      instanceId: uniqueName('replica'),
      ...options,
    });
    const app: INestMicroservice = await NestFactory.createMicroservice(FixtureModule, { strategy: server, logger: ['error'] });
    await app.listen();
    await server.whenReady();
    const stop = once(() => app.close());
    this.started.push(stop);
    return { server, stop };
  }

  async client(): Promise<BusClient> {
    const client = new BusClient({ brokers: this.brokers, namespace: this.namespace, instanceId: uniqueName('client') });
    await client.start();
    this.started.push(once(() => client.stop()));
    return client;
  }

  async stop(): Promise<void> {
    await Promise.all(this.started.splice(0).map((stop) => stop()));
  }
}

export const asking = { caller: SYSTEM_CALLER, requestId: 'request-1' };

function once(work: () => Promise<void>): () => Promise<void> {
  let result: Promise<void> | undefined;
  return () => (result ??= work());
}

import { Module, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { allTopics, SYSTEM_CALLER } from '@pc/contracts';
import { testServers, uniqueName } from '@pc/testing';
import { BusClient, DeadLetters, ensureTopics, EventPublisher, KafkaBusServer, silentLogger, type KafkaBusServerOptions } from '../src';
import { kafkajsPort } from '../src/kafka/kafkajs-port';

export interface Replica {
  readonly server: KafkaBusServer;
  stop(): Promise<void>;
}

/** A bus of its own: a fresh namespace on the test broker, and what was started on it. */
export class BusFixture {
  readonly namespace = uniqueName('bus');
  readonly brokers = testServers().brokers;
  /** The broker without the bus, to see and do what the bus would not. */
  readonly kafka = kafkajsPort({ brokers: this.brokers, clientId: 'test', logger: silentLogger });
  readonly deadLetters = new DeadLetters({ brokers: this.brokers, namespace: this.namespace });
  private readonly started: Array<() => Promise<void>> = [];

  static async create(): Promise<BusFixture> {
    const fixture = new BusFixture();
    await ensureTopics({ brokers: fixture.brokers, namespace: fixture.namespace, topics: allTopics() });
    return fixture;
  }

  /** A replica of the incentive service, or of the one told, with the handlers of the controller. */
  async replica(controller: Type, options: Partial<KafkaBusServerOptions> = {}): Promise<Replica> {
    const server = new KafkaBusServer({
      brokers: this.brokers,
      namespace: this.namespace,
      service: 'incentive',
      instanceId: uniqueName('replica'),
      ...options,
    });
    class FixtureModule {}
    Module({ controllers: [controller] })(FixtureModule);
    const app = await NestFactory.createMicroservice(FixtureModule, { strategy: server, logger: ['error'] });
    const stop = once(() => app.close());
    this.started.push(stop);
    await app.listen();
    await server.whenReady();
    return { server, stop };
  }

  async client(): Promise<BusClient> {
    const client = new BusClient({ brokers: this.brokers, namespace: this.namespace, instanceId: uniqueName('client') });
    this.started.push(once(() => client.stop()));
    await client.start();
    return client;
  }

  publisher(): EventPublisher {
    const publisher = new EventPublisher({ brokers: this.brokers, namespace: this.namespace, instanceId: uniqueName('publisher') });
    this.started.push(() => publisher.close());
    return publisher;
  }

  physical(topic: string): string {
    return `${this.namespace}.${topic}`;
  }

  async stop(): Promise<void> {
    await Promise.all(this.started.splice(0).map((stop) => stop()));
    await this.kafka.administer(async (admin) => {
      const topics = await admin.listTopics();
      await admin.deleteTopics(topics.filter((topic) => topic.startsWith(this.namespace)));
    });
  }
}

export const asking = { caller: SYSTEM_CALLER, requestId: 'request-1' };

/** A gate that holds all who wait at it until it is opened. */
export class Gate {
  private readonly opened = Promise.withResolvers<void>();
  waiting = 0;

  async pass(): Promise<void> {
    this.waiting++;
    await this.opened.promise;
    this.waiting--;
  }

  open(): void {
    this.opened.resolve();
  }
}

function once(work: () => Promise<void>): () => Promise<void> {
  let result: Promise<void> | undefined;
  return () => (result ??= work());
}

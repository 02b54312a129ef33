import { BusClient, EventPublisher, type Reply } from '@pc/bus';
import {
  type AnswerOf,
  type DataOf,
  type EventContract,
  eventTopic,
  type PayloadOf,
  type RequestContract,
  SYSTEM_CALLER,
} from '@pc/contracts';
import { newHexId } from '@pc/kernel';
import { fromEnvironment, uniqueName } from '@pc/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Servers } from '../../support/told-events';

/** The bus of the running system, as a service of it: for what one service asks or tells another, and no operation of HTTP does. */
export class SystemBus {
  private constructor(
    private readonly client: BusClient,
    private readonly publisher: EventPublisher,
  ) {}

  static async join(): Promise<SystemBus> {
    const servers = JSON.parse(readFileSync(join(fromEnvironment('PC_DATA_DIR'), 'servers.json'), 'utf8')) as Servers;
    const options = { brokers: servers.kafka_brokers.split(','), namespace: servers.namespace ?? '', instanceId: uniqueName('test') };
    const client = new BusClient(options);
    await client.start();
    return new SystemBus(client, new EventPublisher(options));
  }

  ask<C extends RequestContract>(contract: C, payload: PayloadOf<C>, key?: string): Promise<Reply<AnswerOf<C>>> {
    return this.client.request(contract, payload, { caller: SYSTEM_CALLER, requestId: newHexId(), ...(key !== undefined && { key }) });
  }

  /** Tells the first event about an aggregate that no service knows. */
  tell<E extends EventContract>(contract: E, data: DataOf<E>): Promise<void> {
    const subject = String((data as Record<string, unknown>)[contract.subject]);
    const event = { id: `${subject}:1:${contract.name}`, topic: eventTopic(contract.service), type: contract.type, subject, version: 1 };
    return this.publisher.publish([{ ...event, time: new Date().toISOString(), data: JSON.stringify(data) }]);
  }

  async leave(): Promise<void> {
    await Promise.all([this.client.stop(), this.publisher.close()]);
  }
}

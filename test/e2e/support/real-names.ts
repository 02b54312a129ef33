import { certification } from '@pc/contracts';
import { fromEnvironment, until } from '@pc/testing';
import { Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Api, ownCustomer } from './own-customers';

export interface RealName {
  readonly verified_status: '-1' | '0' | '1' | '2';
  readonly verified_type: -1 | 0 | 1;
  readonly verified_name?: string;
}

const TYPE = 'pc.certification.realname-changed.v1';

/** Tells of real names as certification does: as events on its topic (customers 3.4). */
export class RealNames {
  private readonly versions = new Map<string, number>();

  private constructor(
    private readonly producer: Producer,
    private readonly topic: string,
  ) {}

  static async connect(): Promise<RealNames> {
    const { kafka_brokers, namespace } = JSON.parse(readFileSync(join(fromEnvironment('PC_DATA_DIR'), 'servers.json'), 'utf8')) as {
      kafka_brokers: string;
      namespace?: string;
    };
    const kafka = new Kafka({ clientId: 'test', brokers: kafka_brokers.split(','), logLevel: logLevel.NOTHING });
    const producer = kafka.producer({ allowAutoTopicCreation: false, createPartitioner: Partitioners.DefaultPartitioner });
    await producer.connect();
    return new RealNames(producer, `${namespace ? `${namespace}.` : ''}pc.certification.events`);
  }

  close(): Promise<void> {
    return this.producer.disconnect();
  }

  /** Returns when the list of its partner shows it. */
  async tell(customerId: string, realName: RealName, partner: Api): Promise<void> {
    const version = (this.versions.get(customerId) ?? 0) + 1;
    this.versions.set(customerId, version);
    const value = certification.realnameChanged.data.parse({ customer_id: customerId, ...realName });
    const headers = { ...attributes(customerId, version), 'content-type': 'application/json' };
    await this.producer.send({ topic: this.topic, messages: [{ key: customerId, headers, value: JSON.stringify(value) }] });
    const isShown = async () => {
      const { verified_status, customer_type } = await ownCustomer(partner, customerId);
      return verified_status === realName.verified_status && customer_type === realName.verified_type;
    };
    await until(isShown, { timeoutMs: 20_000, what: 'the real name to be shown' });
  }
}

function attributes(subject: string, version: number): Record<string, string> {
  return {
    ce_specversion: '1.0',
    ce_id: `${TYPE}:${subject}:${version}`,
    ce_source: '/pc/certification',
    ce_type: TYPE,
    ce_subject: subject,
    ce_time: new Date().toISOString(),
    ce_aggregateversion: String(version),
  };
}

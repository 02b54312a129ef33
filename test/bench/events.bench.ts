import { Kafka, logLevel } from 'kafkajs';
import { summary } from './measure';
import { BenchPartner } from './partner';
import { round, type Row, times } from './report';
import type { System } from './system';

const TURNS = 200;

/**
 * From the moment that a coupon's transaction began to commit until an independent consumer holds its event, one coupon at a time.
 * `ce_time` is set inside the transaction, so the commit itself is counted in: the figure is an upper bound.
 */
export async function eventsBench(system: System): Promise<Row[]> {
  const partner = await BenchPartner.create(system, 'events', 1);
  const kafka = new Kafka({ brokers: system.servers.kafka_brokers.split(','), clientId: 'bench', logLevel: logLevel.ERROR });
  const consumer = kafka.consumer({ groupId: `bench-${Date.now()}` });
  const latencies: number[] = [];
  let seen: () => void = () => undefined;
  await consumer.connect();
  const joined = new Promise<void>((done) => consumer.on(consumer.events.GROUP_JOIN, () => done()));
  await consumer.subscribe({ topic: [system.servers.namespace, 'pc.incentive.events'].filter(Boolean).join('.'), fromBeginning: false });
  await consumer.run({
    eachMessage: ({ message }) => {
      if (String(message.headers?.ce_type) === 'pc.incentive.coupon-issued.v1') {
        latencies.push(Date.now() - Date.parse(String(message.headers?.ce_time)));
        seen();
      }
      return Promise.resolve();
    },
  });
  await joined;
  for (let turn = 0; turn < TURNS; turn++) {
    const arrived = new Promise<void>((done) => (seen = done));
    await partner.issue(partner.customers);
    await arrived;
  }
  await consumer.disconnect();
  const sample = summary(latencies.slice(20), 1);
  return [
    {
      name: 'commit to event at a consumer, idle',
      value: round(sample.p50),
      unit: 'ms p50',
      yardstick: '25 ms',
      ratio: round(sample.p50 / 25),
      ...times(sample),
      target: 'p50 ≤ 25 ms',
      met: sample.p50 <= 25,
    },
  ];
}

import { eventTopic, SERVICES } from '@pc/contracts';
import { testServers, uniqueName, until } from '@pc/testing';
import { type Admin, Kafka, logLevel, type Producer } from 'kafkajs';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { runCli } from '../program';
import type { Io } from '../shell/io';

const { brokers } = testServers();
const kafka = new Kafka({ clientId: 'cli-test', brokers, logLevel: logLevel.NOTHING });

describe('pc events tail', () => {
  const namespace = uniqueName('cli');
  const topics = SERVICES.map((service) => `${namespace}.${eventTopic(service)}`);
  let admin: Admin;
  let producer: Producer;

  beforeAll(async () => {
    admin = kafka.admin();
    producer = kafka.producer({ allowAutoTopicCreation: false });
    await Promise.all([admin.connect(), producer.connect()]);
    await admin.createTopics({ waitForLeaders: true, topics: topics.map((topic) => ({ topic, numPartitions: 2 })) });
    for (const version of [1, 2, 3]) await tell('quota-changed', 'q1', version);
  });

  afterAll(async () => {
    await admin.deleteTopics({ topics });
    await Promise.all([admin.disconnect(), producer.disconnect()]);
  });

  async function tell(name: string, subject: string, version: number): Promise<void> {
    const attributes = {
      specversion: '1.0',
      id: `${subject}-${version}`,
      source: '/pc/incentive',
      type: `pc.incentive.${name}.v1`,
      subject,
      aggregateversion: String(version),
    };
    const headers = Object.fromEntries(Object.entries(attributes).map(([attribute, value]) => [`ce_${attribute}`, value]));
    await producer.send({
      topic: `${namespace}.pc.incentive.events`,
      messages: [{ key: subject, headers, value: JSON.stringify({ version }) }],
    });
  }

  /** Runs the command; `whenReading` is called as soon as it says that it reads. */
  async function tail(args: string, whenReading: () => Promise<void> = async () => {}, stop: AbortSignal = new AbortController().signal) {
    const ids: string[] = [];
    let stderr = '';
    let reading: Promise<void> | undefined;
    const io = {
      stdout: (text: string) => void ids.push((JSON.parse(text) as { id: string }).id),
      stderr: (text: string) => {
        stderr += text;
        if (text.startsWith('Reading')) reading = whenReading();
      },
      env: { KAFKA_BROKERS: brokers.join(','), BUS_NAMESPACE: namespace, PC_DATA_DIR: '/nonexistent' },
      stop,
    } as Partial<Io> as Io;
    const code = await runCli(['--json', 'events', 'tail', ...args.split(' ')], io);
    await reading;
    return { code, ids, stderr };
  }

  it('reads from the beginning, in order, until it has enough', async () => {
    expect(await tail('--from-beginning --count 2')).toMatchObject({ code: 0, ids: ['q1-1', 'q1-2'] });
  });

  it('else shows only what comes from now on, of the type that is asked for', async () => {
    const tellTwo = async () => {
      await tell('quota-changed', 'q2', 1);
      await tell('coupon-issued', 'c1', 1);
    };
    expect(await tail('--type coupon-issued --count 1', tellTwo)).toMatchObject({ code: 0, ids: ['c1-1'] });
  });

  it('ends at its timeout, with exit code 1 when something is missing', async () => {
    expect(await tail('--count 1 --timeout 0')).toMatchObject({ code: 1, ids: [] });
    expect(await tail('--timeout 0')).toMatchObject({ code: 0, ids: [] });
  });

  it('ends when it is told to stop, and leaves no consumer group behind', async () => {
    const stop = new AbortController();
    const groups = async () =>
      (await admin.listGroups()).groups.filter(({ groupId }) => groupId.startsWith(namespace)).map(({ groupId }) => groupId);
    const seen: string[][] = [];
    await tail(
      '--from-beginning',
      async () => {
        seen.push(await groups());
        stop.abort();
      },
      stop.signal,
    );
    expect(seen).toEqual([[expect.stringContaining('.pc-cli-tail-')]]);
    expect(await groups()).toEqual([]);
  });

  it('names a message that is no CloudEvent, and goes on', async () => {
    const noEvent = async () => {
      await producer.send({ topic: `${namespace}.pc.incentive.events`, messages: [{ key: 'c2', value: 'garbage' }] });
      await tell('coupon-issued', 'c2', 1);
    };
    const { ids, stderr } = await tail('--count 1', noEvent);
    expect(ids).toEqual(['c2-1']);
    expect(stderr).toMatch(/Not a CloudEvent: offset \d+ of \S+\.pc\.incentive\.events, partition \d/);
  });

  it('ends soon when it is told to, also while the broker is silent', async () => {
    const sockets: Socket[] = [];
    const silent = createServer((socket) => sockets.push(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const stop = new AbortController();
    const env = { KAFKA_BROKERS: `127.0.0.1:${(silent.address() as AddressInfo).port}` };
    const ended = runCli(['events', 'tail'], { stderr: () => undefined, env, stop: stop.signal } as Partial<Io> as Io);
    await until(() => sockets.length > 0, { what: 'the tail to ask the broker' });
    const begin = performance.now();
    stop.abort();
    expect(await ended).toBe(0);
    // It waits a second for the broker; the client itself would wait for half a minute and try again.
    expect(performance.now() - begin).toBeLessThan(15_000);
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  it('says which broker it cannot reach', async () => {
    const written: string[] = [];
    const io = {
      stderr: (text: string) => void written.push(text),
      env: { KAFKA_BROKERS: '127.0.0.1:1' },
      stop: new AbortController().signal,
    } as Partial<Io> as Io;
    expect(await runCli(['events', 'tail'], io)).toBe(1);
    expect(written.join('')).toMatch(/^Error: Kafka at 127\.0\.0\.1:1: /);
  });
});

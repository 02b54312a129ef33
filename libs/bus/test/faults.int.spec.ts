import { Controller } from '@nestjs/common';
import { command, requestTopic } from '@pc/contracts';
import { until } from '@pc/testing';
import { z } from 'zod';
import { answer, HandleBatch, HandleRequest, InvalidMessage, RemoteFault, TransientFault, type BusClient, type BusRequest } from '../src';
import { asking, BusFixture } from './bus-fixture';

const work = command(
  'incentive',
  'work',
  z.object({ name: z.string(), fault: z.enum(['none', 'transient', 'invalid', 'bug', 'store']) }),
  z.object({ tries: z.int() }),
);
const group = command('incentive', 'group', z.object({ name: z.string(), poison: z.boolean() }), z.object({ batch: z.int() }));
const unhandled = command('incentive', 'unhandled', z.object({}), z.object({}));
type Work = z.infer<typeof work.payload>;

class StoreAway extends Error {}
const tries = new Map<string, number>();
const deadlines: number[] = [];
let repaired = false;

@Controller()
class FaultyController {
  @HandleRequest(work)
  async work({ payload, context }: BusRequest<Work>) {
    const count = (tries.get(payload.name) ?? 0) + 1;
    tries.set(payload.name, count);
    if (payload.fault === 'transient' && count < 3) throw new TransientFault('not yet');
    if (payload.fault === 'store' && count < 2) throw new StoreAway('the store is away');
    if (payload.fault === 'invalid' && !repaired) throw new InvalidMessage('cannot be');
    if (payload.fault === 'bug') throw new TypeError('x is undefined');
    deadlines.push(context.deadline);
    return answer({ tries: count });
  }

  @HandleBatch(group)
  async group(requests: Array<BusRequest<{ name: string; poison: boolean }>>) {
    if (requests.some(({ payload }) => payload.poison)) throw new Error('poison');
    return requests.map(() => answer({ batch: requests.length }));
  }
}

describe('faults', () => {
  let bus: BusFixture;
  let client: BusClient;
  const ask = (name: string, fault: Work['fault'], key = name) => client.request(work, { name, fault }, { ...asking, key });
  const letters = () => bus.deadLetters.list();
  beforeAll(async () => {
    bus = await BusFixture.create();
    client = await bus.client();
    await bus.replica(FaultyController, { classify: (error) => (error instanceof StoreAway ? 'transient' : 'invalid') });
  });
  beforeEach(() => (repaired = false));
  afterAll(() => bus.stop());

  it('tries a transient fault again in place', async () => {
    await expect(ask('patient', 'transient')).resolves.toMatchObject({ body: { tries: 3 } });
  });

  it('asks the service what its own errors mean', async () => {
    await expect(ask('store', 'store')).resolves.toMatchObject({ body: { tries: 2 } });
  });

  it('lets other keys go on while one is tried again', async () => {
    const done: string[] = [];
    const slow = ask('slow', 'transient', 'key-1').then(() => done.push('slow'));
    const behind = ask('behind', 'none', 'key-1').then(() => done.push('behind'));
    const beside = ask('beside', 'none', 'key-2').then(() => done.push('beside'));
    await Promise.all([slow, behind, beside]);
    expect(done).toEqual(['beside', 'slow', 'behind']);
  });

  it.each(['invalid', 'bug'] as const)(
    'puts a message aside whose fault is %s, and tells the caller only that it failed',
    async (fault) => {
      await expect(ask(`broken-${fault}`, fault)).rejects.toThrow(RemoteFault);
      const letter = (await letters()).find(({ key }) => key === `broken-${fault}`);
      expect(letter).toMatchObject({
        pattern: work.pattern,
        group: 'incentive.requests',
        attempts: 1,
        requestId: 'request-1',
        origin: { topic: 'pc.incentive.requests' },
        cause: fault === 'bug' ? 'TypeError: x is undefined' : 'InvalidMessage: cannot be',
      });
      expect(letter!.id).toMatch(/^pc\.incentive\.requests\.dlq:0:\d+$/);
    },
  );

  it('shows a dead letter and replays it without a deadline', async () => {
    await expect(ask('replayed', 'invalid')).rejects.toThrow(RemoteFault);
    const { id } = (await letters()).find(({ key }) => key === 'replayed')!;
    await expect(bus.deadLetters.show(id)).resolves.toMatchObject({ id, value: JSON.stringify({ name: 'replayed', fault: 'invalid' }) });
    repaired = true;
    deadlines.length = 0;
    await expect(bus.deadLetters.replay(id)).resolves.toBe(true);
    await until(() => tries.get('replayed') === 2);
    await until(() => deadlines.length === 1);
    expect(deadlines).toEqual([Infinity]);
    const after = await bus.deadLetters.show(id);
    expect(after!.replayedAt).toMatch(/^\d{4}-/);
  });

  it('does not find a dead letter that is not there', async () => {
    await expect(bus.deadLetters.show('pc.incentive.requests.dlq:0:999999')).resolves.toBeUndefined();
    await expect(bus.deadLetters.replay('nonsense')).resolves.toBe(false);
  });

  it('a poison command in a batch hurts only itself', async () => {
    const asked = Array.from({ length: 30 }, (_, index) =>
      client.request(group, { name: `n${index}`, poison: index === 17 }, { ...asking, key: 'hot' }),
    );
    const ends = await Promise.allSettled(asked);
    expect(ends.map(({ status }) => status)).toEqual(asked.map((_, index) => (index === 17 ? 'rejected' : 'fulfilled')));
    expect((await letters()).filter(({ pattern }) => pattern === group.pattern)).toHaveLength(1);
  });

  it('a message that is no request at all does not stop its neighbours', async () => {
    const producer = bus.kafka.producer();
    const topic = bus.physical(requestTopic('incentive'));
    await producer.send(Array.from({ length: 40 }, () => ({ topic, value: 'not json', headers: {} })));
    await producer.close();
    await expect(Promise.all(['a', 'b', 'c', 'd', 'e'].map((name) => ask(name, 'none')))).resolves.toHaveLength(5);
    await until(async () => (await letters()).filter(({ pattern }) => pattern === '(none)').length === 40, { timeoutMs: 20_000 });
  });

  it('refuses what does not fit its contract, and what nothing handles', async () => {
    await expect(client.request(work, { name: 5 } as unknown as Work, asking)).rejects.toThrow(RemoteFault);
    await expect(client.request(unhandled, {}, asking)).rejects.toThrow(RemoteFault);
    const causes = (await letters()).map(({ cause }) => cause);
    expect(causes).toContain('InvalidMessage: The payload does not fit its contract: name invalid_type, fault invalid_value');
    expect(causes).toContain('InvalidMessage: Nothing handles incentive.unhandled.v1');
  });
});

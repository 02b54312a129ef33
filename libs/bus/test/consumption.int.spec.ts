import { Controller } from '@nestjs/common';
import { command } from '@pc/contracts';
import { until } from '@pc/testing';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { answer, HandleBatch, HandleRequest, type BusRequest } from '../src';
import { asking, BusFixture, Gate } from './bus-fixture';
import { recordedMetrics } from './recorded-metrics';

const step = command('incentive', 'step', z.object({ number: z.int() }), z.object({}));
const held = command('incentive', 'held', z.object({}), z.object({}));
const sum = command('incentive', 'sum', z.object({ number: z.int() }), z.object({ size: z.int() }));

const seen = new Map<string, number[]>();
const running = new Set<string>();
const overlaps: string[] = [];
let mostSideBySide = 0;
let gate = new Gate();

@Controller()
class StepController {
  @HandleRequest(step)
  async step({ payload, context }: BusRequest<{ number: number }>) {
    const key = context.key!;
    if (running.has(key)) overlaps.push(key);
    running.add(key);
    mostSideBySide = Math.max(mostSideBySide, running.size);
    await sleep(1 + Math.random() * 3);
    seen.set(key, [...(seen.get(key) ?? []), payload.number]);
    running.delete(key);
    return answer({});
  }

  @HandleRequest(held)
  async held() {
    await gate.pass();
    return answer({});
  }

  @HandleBatch(sum, { max: 50 })
  async sum(requests: Array<BusRequest<{ number: number }>>) {
    await sleep(5);
    return requests.map(() => answer({ size: requests.length }));
  }
}

describe('consumption', () => {
  let bus: BusFixture;
  beforeEach(async () => {
    bus = await BusFixture.create();
    seen.clear();
    gate = new Gate();
  });
  afterEach(async () => {
    gate.open();
    await bus.stop();
  });

  it('handles each key in order and one after the other, and keys side by side', async () => {
    await bus.replica(StepController);
    const client = await bus.client();
    const keys = Array.from({ length: 20 }, (_, index) => `key-${index}`);
    const numbers = Array.from({ length: 30 }, (_, index) => index);
    await Promise.all(numbers.flatMap((number) => keys.map((key) => client.request(step, { number }, { ...asking, key }))));
    expect([...seen.keys()].toSorted()).toEqual(keys.toSorted());
    for (const key of keys) expect(seen.get(key)).toEqual(numbers);
    expect(overlaps).toEqual([]);
    expect(mostSideBySide).toBeGreaterThan(5);
  });

  it('bounds how many handlers run side by side', async () => {
    await bus.replica(StepController, { concurrency: 3 });
    const client = await bus.client();
    mostSideBySide = 0;
    await Promise.all(Array.from({ length: 60 }, (_, index) => client.request(step, { number: 0 }, { ...asking, key: `key-${index}` })));
    expect(mostSideBySide).toBe(3);
  });

  it('takes what waits for one key as one batch, at most as many as the handler wants', async () => {
    const { metrics, calls } = recordedMetrics();
    await bus.replica(StepController, { metrics });
    const client = await bus.client();
    const replies = await Promise.all(
      Array.from({ length: 120 }, (_, number) => client.request(sum, { number }, { ...asking, key: 'hot' })),
    );
    const sizes = replies.map((reply) => (reply.type === 'answer' ? reply.body.size : 0));
    expect(Math.max(...sizes)).toBe(50);
    expect(calls.batch.reduce((total, [, size]) => total + size, 0)).toBe(120);
    expect(calls.batch.length).toBeLessThan(20);
  });

  it('fetches no more of a partition whose backlog is long, and goes on when it is worked off', async () => {
    const { metrics, calls } = recordedMetrics();
    await bus.replica(StepController, { metrics, maxBacklog: 10, commitEveryMs: 20 });
    const client = await bus.client();
    const ask = (count: number) => Array.from({ length: count }, () => client.request(held, {}, { ...asking, key: 'slow' }));
    const inFlight = () => calls.inFlight.at(-1)![1];
    const first = ask(15);
    await until(() => inFlight() === 15);
    const second = ask(300);
    await sleep(1_000);
    expect(inFlight()).toBe(15);
    gate.open();
    await Promise.all([...first, ...second]);
  });

  it('finishes what it took before it leaves, so that nobody gets it again', async () => {
    const { metrics, calls } = recordedMetrics();
    const leaving = await bus.replica(StepController, { metrics });
    const client = await bus.client();
    const replies = Array.from({ length: 20 }, (_, index) => client.request(held, {}, { ...asking, key: `key-${index}` }));
    await until(() => gate.waiting === 20);
    const left = leaving.stop();
    gate.open();
    await Promise.all(replies);
    await left;
    const successor = recordedMetrics();
    await bus.replica(StepController, { metrics: successor.metrics });
    await client.request(step, { number: 1 }, { ...asking, key: 'key-1' });
    expect(calls.handled).toHaveLength(20);
    expect(successor.calls.handled.map(([pattern]) => pattern)).toEqual([step.pattern]);
  });

  it('hands over at the stop what it could not finish, and the caller gets his answer from the next one', async () => {
    const leaving = await bus.replica(StepController, { stopLimitMs: 100 });
    const client = await bus.client();
    const reply = client.request(held, {}, { ...asking, key: 'k' });
    await until(() => gate.waiting === 1);
    await leaving.stop();
    await bus.replica(StepController);
    await until(() => gate.waiting === 2);
    gate.open();
    await expect(reply).resolves.toMatchObject({ type: 'answer' });
  });
});

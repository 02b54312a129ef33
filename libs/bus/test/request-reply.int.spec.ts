import { Controller } from '@nestjs/common';
import { command, query } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { until } from '@pc/testing';
import { z } from 'zod';
import { answer, BusTimeout, HandleRequest, type BusRequest } from '../src';
import { asking, BusFixture, Gate } from './bus-fixture';
import { recordedMetrics } from './recorded-metrics';

const double = command('incentive', 'double', z.object({ number: z.int() }), z.object({ number: z.int(), by: z.string() }));
const slow = query('incentive', 'slow', z.object({}), z.object({}));
const held = command('incentive', 'held', z.object({}), z.object({}));

let gate = new Gate();
const handled: string[] = [];

@Controller()
class AnsweringController {
  @HandleRequest(double)
  async double({ payload, context }: BusRequest<{ number: number }>) {
    return payload.number < 0
      ? refuse('CBC.0100', { field: 'number' })
      : answer({ number: payload.number * 2, by: context.caller.account_id });
  }

  @HandleRequest(slow)
  async slow() {
    await gate.pass();
    return answer({});
  }

  @HandleRequest(held)
  async held({ context }: BusRequest<object>) {
    handled.push(context.requestId);
    await gate.pass();
    return answer({});
  }
}

describe('request and reply', () => {
  let bus: BusFixture;
  const { metrics, calls } = recordedMetrics();
  beforeAll(async () => {
    bus = await BusFixture.create();
    await bus.replica(AnsweringController, { metrics });
  });
  beforeEach(() => (gate = new Gate()));
  afterEach(() => gate.open());
  afterAll(() => bus.stop());

  it('answers the client that asked, with two clients and two replicas', async () => {
    const second = await bus.replica(AnsweringController);
    const clients = [await bus.client(), await bus.client()];
    const asked = Array.from({ length: 200 }, (_, number) => number);
    const replies = await Promise.all(
      asked.map((number) => clients[number % 2]!.request(double, { number }, { ...asking, key: `key-${number % 20}` })),
    );
    expect(replies).toEqual(asked.map((number) => ({ type: 'answer', body: { number: number * 2, by: 'system' } })));
    await second.stop();
  });

  it('carries a refusal as a value', async () => {
    const client = await bus.client();
    const reply = await client.request(double, { number: -1 }, { ...asking, key: 'k' });
    expect(reply).toEqual({ type: 'refusal', code: 'CBC.0100', field: 'number' });
  });

  it('carries a field named value as it is', async () => {
    const client = await bus.client();
    await expect(client.request(double, { number: 3, value: 100 } as { number: number }, asking)).resolves.toMatchObject({
      body: { number: 6 },
    });
  });

  it('runs messages without a key side by side', async () => {
    const client = await bus.client();
    const replies = Array.from({ length: 40 }, () => client.request(slow, {}, asking));
    await until(() => gate.waiting === 40);
    gate.open();
    await Promise.all(replies);
  });

  it('tells the caller when the time is over, and drops what waited past its deadline', async () => {
    const client = await bus.client();
    const first = client.request(held, {}, { ...asking, requestId: 'first', key: 'k' });
    await until(() => handled.includes('first'));
    await expect(client.request(held, {}, { ...asking, requestId: 'late', key: 'k', timeoutMs: 100 })).rejects.toThrow(BusTimeout);
    gate.open();
    await first;
    await until(() => calls.expired.length > 0);
    expect([calls.expired, handled]).toEqual([[[held.pattern]], ['first']]);
  });

  it('api 7.10 answers the twin of a running request at once with PCB.0409', async () => {
    const client = await bus.client();
    const idempotency = { scope: 'scope-1', bodyDigest: 'digest' };
    const first = client.request(held, {}, { ...asking, requestId: 'original', key: 'k', idempotency });
    await until(() => handled.includes('original'));
    await expect(client.request(held, {}, { ...asking, key: 'k', idempotency })).resolves.toMatchObject({
      type: 'refusal',
      code: 'PCB.0409',
    });
    gate.open();
    await expect(first).resolves.toMatchObject({ type: 'answer' });
  });
});

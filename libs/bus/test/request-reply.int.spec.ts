import { Controller } from '@nestjs/common';
import { command } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { z } from 'zod';
import { answer, HandleRequest, type BusRequest } from '../src';
import { asking, BusFixture } from './bus-fixture';

const double = command('incentive', 'double', z.object({ number: z.int() }), z.object({ number: z.int(), by: z.string() }));

@Controller()
class DoubleController {
  @HandleRequest(double)
  async double({ payload, context }: BusRequest<{ number: number }>) {
    return payload.number < 0
      ? refuse('CBC.0100', { field: 'number' })
      : answer({ number: payload.number * 2, by: context.caller.account_id });
  }
}

describe('request and reply', () => {
  let bus: BusFixture;
  beforeAll(async () => {
    bus = await BusFixture.create();
  });
  afterAll(() => bus.stop());

  it('answers the client that asked, with two clients and two replicas', async () => {
    await bus.replica(DoubleController);
    await bus.replica(DoubleController);
    const clients = [await bus.client(), await bus.client()];
    const asked = Array.from({ length: 200 }, (_, number) => number);
    const replies = await Promise.all(
      asked.map((number) => clients[number % 2]!.request(double, { number }, { ...asking, key: `key-${number % 20}` })),
    );
    expect(replies).toEqual(asked.map((number) => ({ type: 'answer', body: { number: number * 2, by: 'system' } })));
  });

  it('carries a refusal as a value', async () => {
    const client = await bus.client();
    await expect(client.request(double, { number: -1 }, { ...asking, key: 'k' })).resolves.toEqual({
      type: 'refusal',
      code: 'CBC.0100',
      field: 'number',
    });
  });
});

import { Controller } from '@nestjs/common';
import { command } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { until } from '@pc/testing';
import { z } from 'zod';
import { answer, BusTimeout, HandleBatch, HandleBefore, TransientFault, type BusRequest } from '../src';
import { asking, BusFixture, Gate } from './bus-fixture';

const book = command('incentive', 'book', z.object({ name: z.string() }), z.object({ name: z.string() }));
type Booking = BusRequest<{ name: string }>;

let gate = new Gate();
let looked: string[] = [];
let booked: string[] = [];
let faults = 0;

@Controller()
class BookingController {
  @HandleBefore(book, ({ requestId }) => requestId.startsWith('asked'))
  async look({ payload: { name } }: Booking) {
    looked.push(name);
    if (name === 'held') await gate.pass();
    if (name === 'shaken' && faults++ < 2) throw new TransientFault('not yet');
    if (name === 'poison') throw new Error('planted');
    return name === 'unwanted' ? refuse('CBC.0100', { field: 'name' }) : undefined;
  }

  @HandleBatch(book)
  async book(requests: Booking[]) {
    booked.push(...requests.map(({ payload }) => payload.name));
    return requests.map(({ payload }) => answer(payload));
  }
}

describe('what looks at requests before their handler', () => {
  let bus: BusFixture;
  beforeAll(async () => {
    bus = await BusFixture.create();
    await bus.replica(BookingController);
  });
  beforeEach(() => {
    gate = new Gate();
    [looked, booked, faults] = [[], [], 0];
  });
  afterEach(() => gate.open());
  afterAll(() => bus.stop());

  const asked = { ...asking, requestId: 'asked-1', key: 'k' };
  const plain = { ...asking, requestId: 'plain-1', key: 'k' };

  it('lets a request go on, or answers it in place of the handler', async () => {
    const client = await bus.client();
    await expect(client.request(book, { name: 'wanted' }, asked)).resolves.toMatchObject({ body: { name: 'wanted' } });
    await expect(client.request(book, { name: 'unwanted' }, asked)).resolves.toMatchObject({ type: 'refusal', code: 'CBC.0100' });
    expect([looked, booked]).toEqual([['wanted', 'unwanted'], ['wanted']]);
  });

  it('sees only those that it asked for', async () => {
    const client = await bus.client();
    await expect(client.request(book, { name: 'unwanted' }, plain)).resolves.toMatchObject({ type: 'answer' });
    expect(looked).toEqual([]);
  });

  it('holds up nobody else in the line, with or without a look of his own', async () => {
    const client = await bus.client();
    const held = client.request(book, { name: 'held' }, asked);
    await until(() => gate.waiting === 1);
    await client.request(book, { name: 'neighbour' }, plain);
    await client.request(book, { name: 'other' }, { ...asked, requestId: 'asked-2' });
    expect(booked).toEqual(['neighbour', 'other']);
    gate.open();
    await expect(held).resolves.toMatchObject({ body: { name: 'held' } });
    expect(booked).toEqual(['neighbour', 'other', 'held']);
  });

  it('runs no more side by side than handlers may, and holds up no handler', async () => {
    const narrow = await BusFixture.create();
    try {
      await narrow.replica(BookingController, { concurrency: 2 });
      const client = await narrow.client();
      const held = [1, 2, 3].map(() => client.request(book, { name: 'held' }, asked));
      await until(() => gate.waiting === 2);
      // It comes after the third on the partition of their key.
      await client.request(book, { name: 'neighbour' }, plain);
      expect([gate.waiting, looked]).toEqual([2, ['held', 'held']]);
      gate.open();
      await Promise.all(held);
      expect(looked).toEqual(['held', 'held', 'held']);
    } finally {
      gate.open();
      await narrow.stop();
    }
  });

  it('looks at nothing whose time went by in the queue', async () => {
    const narrow = await BusFixture.create();
    try {
      await narrow.replica(BookingController, { concurrency: 1 });
      const client = await narrow.client();
      const held = client.request(book, { name: 'held' }, asked);
      await until(() => gate.waiting === 1);
      await expect(client.request(book, { name: 'late' }, { ...asked, deadline: Date.now() + 500 })).rejects.toThrow(BusTimeout);
      gate.open();
      await held;
      await client.request(book, { name: 'next' }, asked);
      expect([looked, booked]).toEqual([
        ['held', 'next'],
        ['held', 'next'],
      ]);
    } finally {
      gate.open();
      await narrow.stop();
    }
  });

  it('counts as running: the twin of a request that is looked at gets PCB.0409', async () => {
    const client = await bus.client();
    const idempotency = { scope: 'scope-before', bodyDigest: 'digest' };
    const first = client.request(book, { name: 'held' }, { ...asked, idempotency });
    await until(() => gate.waiting === 1);
    await expect(client.request(book, { name: 'held' }, { ...asked, idempotency })).resolves.toMatchObject({ code: 'PCB.0409' });
    gate.open();
    await expect(first).resolves.toMatchObject({ type: 'answer' });
    expect(booked).toEqual(['held']);
  });

  it('is tried again after a transient fault; after another one the request is a dead letter', async () => {
    const client = await bus.client();
    await expect(client.request(book, { name: 'shaken' }, asked)).resolves.toMatchObject({ body: { name: 'shaken' } });
    await expect(client.request(book, { name: 'poison' }, asked)).rejects.toThrow();
    expect([looked, booked]).toEqual([['shaken', 'shaken', 'shaken', 'poison'], ['shaken']]);
    expect(await bus.deadLetters.list()).toMatchObject([{ pattern: book.pattern }]);
  });
});

import { jsonDigest, newHexId, refuse, TickSequence, type Refusal } from '@pc/kernel';
import { discard, testServers, uniqueName } from '@pc/testing';
import type { BusEvent } from '@pc/bus';
import { connectStore } from '../connection/connect-store';
import type { StoreConnection } from '../connection/store-connection';
import type { Tx } from '../transactions/tx';
import { UnitOfWork } from '../transactions/unit-of-work';
import { Inbox } from './inbox';
import type { Answerable } from './stored-answer';

interface Issue extends Answerable {
  readonly customer: string;
}

function issue(customer: string, { key, message = newHexId() }: { key?: string; message?: string } = {}): Issue {
  const idempotency = key ? { scope: key, bodyDigest: jsonDigest({ customer }) } : undefined;
  const caller = { account_id: 'a', account_name: 'a', kind: 'PARTNER' as const, channel: 'API' as const };
  return {
    customer,
    context: { messageId: message, pattern: 'p', requestId: 'r', deadline: 0, caller, ...(idempotency && { idempotency }) },
  };
}

describe('Inbox', () => {
  let store: StoreConnection;
  let inboxes: Inbox[];

  beforeAll(async () => {
    store = await connectStore({ uri: testServers().mongodbUri, database: uniqueName('store') });
    // Two replicas of a service.
    inboxes = [1, 2].map(() => new Inbox(store, new UnitOfWork(store, { ticks: new TickSequence() })));
    await store.ensureIndexes({ coupons: [] });
  });
  afterAll(async () => {
    await discard(store);
  });

  const work = async (fresh: Issue[], tx: Tx) => {
    const rows = fresh.map(({ customer }) => ({ customer, coupon: newHexId() }));
    await tx.collection('coupons').insertMany(rows, { session: tx.session });
    return rows.map(({ coupon }) => ({ coupon }));
  };
  const run = (requests: Issue[], replica = 0) => inboxes[replica]!.runOnce(requests, work);
  const couponsOf = (customer: string) => store.collection('coupons').countDocuments({ customer });
  const never = async (): Promise<never> => {
    throw new Error('the work ran again');
  };

  it('api 7.10 gives a repetition with the same key the stored answer, and does nothing again', async () => {
    const [first] = await run([issue('c1', { key: 'k1' })]);
    const [second] = await inboxes[1]!.runOnce([issue('c1', { key: 'k1' })], never);
    expect(second).toEqual({ ...first, replayed: true });
    expect(await couponsOf('c1')).toBe(1);
  });

  it('api 7.10 recalls what was answered, and knows nothing of a fresh request', async () => {
    const recall = (request: Issue) => inboxes[1]!.recall(request);
    expect(await recall(issue('c1-recalled', { key: 'k1-recalled' }))).toBeUndefined();
    const request = issue('c1-recalled', { key: 'k1-recalled' });
    const [first] = await run([request]);
    expect(await recall(request)).toEqual(first);
    expect(await recall(issue('c1-recalled', { key: 'k1-recalled' }))).toEqual({ ...first, replayed: true });
    expect(await recall(issue('another', { key: 'k1-recalled' }))).toMatchObject({ code: 'CBC.0100', reason: 'other_body' });
  });

  it('gives a message that is delivered again its own answer', async () => {
    const request = issue('c2');
    const first = await run([request]);
    expect(await inboxes[1]!.runOnce([request], never)).toEqual(first);
  });

  it('api 7.10 acts twice on the same body without a key', async () => {
    await run([issue('c3')]);
    await run([issue('c3')]);
    expect(await couponsOf('c3')).toBe(2);
  });

  it('api 7.10 refuses the same key with another body and does nothing', async () => {
    await run([issue('c4', { key: 'k4' })]);
    const [reply] = await run([issue('other', { key: 'k4' })]);
    expect(reply).toMatchObject({ type: 'refusal', code: 'CBC.0100', field: 'Idempotency-Key', reason: 'other_body' });
    expect(await couponsOf('other')).toBe(0);
  });

  it('answers repeated and new requests of one batch each in its place', async () => {
    const [known] = await run([issue('c5', { key: 'k5' })]);
    const replies = await run([issue('c6'), issue('c5', { key: 'k5' }), issue('c7')]);
    expect(replies[1]).toEqual({ ...known, replayed: true });
    expect(replies.map((reply) => reply.type)).toEqual(['answer', 'answer', 'answer']);
    expect([await couponsOf('c5'), await couponsOf('c6'), await couponsOf('c7')]).toEqual([1, 1, 1]);
  });

  it('api 7.10 lets one of twins in two replicas act, and both get its answer', async () => {
    for (let round = 0; round < 5; round++) {
      const customer = `twin-${round}`;
      const replies = await Promise.all([0, 1].map((replica) => run([issue(customer, { key: customer })], replica)));
      const bodies = replies.map(([reply]) => reply!.type === 'answer' && reply!.body);
      expect(bodies[0]).toEqual(bodies[1]);
      expect(await couponsOf(customer)).toBe(1);
    }
  });

  it('does a message once that two replicas take at the same time', async () => {
    const request = issue('moved');
    const replies = await Promise.all([0, 1].map((replica) => run([request], replica)));
    expect(replies[0]).toEqual(replies[1]);
    expect(await couponsOf('moved')).toBe(1);
  });

  it('api 7.10 keeps a business refusal, and the neighbours of the batch act', async () => {
    const judge = async (fresh: Issue[], tx: Tx): Promise<(object | Refusal)[]> => {
      await tx.collection('coupons').insertOne({ customer: 'neighbour' }, { session: tx.session });
      return fresh.map(({ customer }) => (customer === 'poor' ? refuse('CBC.99000013') : { coupon: 'x' }));
    };
    await inboxes[0]!.runOnce([issue('poor', { key: 'k8' }), issue('neighbour')], judge);
    const [again] = await inboxes[0]!.runOnce([issue('poor', { key: 'k8' })], never);
    expect(again).toEqual({ ...refuse('CBC.99000013'), replayed: true });
    expect(await couponsOf('neighbour')).toBe(1);
  });

  it('api 7.10 forgets a refusal for a wrong parameter and writes nothing', async () => {
    const before = await store.collection('inbox').countDocuments();
    const [refused] = await inboxes[0]!.runOnce([issue('c9', { key: 'k9' })], async () => [refuse('CBC.0100')]);
    expect(refused).toEqual(refuse('CBC.0100'));
    expect(await store.collection('inbox').countDocuments()).toBe(before);
    expect((await run([issue('c9', { key: 'k9' })]))[0]!.type).toBe('answer');
  });

  it('api 7.10 keeps nothing of work that threw', async () => {
    await expect(inboxes[0]!.runOnce([issue('c10', { key: 'k10' })], never)).rejects.toThrow('ran again');
    expect((await run([issue('c10', { key: 'k10' })]))[0]).not.toHaveProperty('replayed');
  });

  describe('without a look first', () => {
    const runUnseen = (requests: Issue[], replica = 0) => inboxes[replica]!.runOnceUnseen(requests, work);

    it('answers a message that is delivered again, and a repeated key, as before, and its neighbours too', async () => {
      const request = issue('u1', { key: 'u1' });
      const [first] = await runUnseen([request]);
      const replies = await runUnseen([issue('u2'), request, issue('u3'), issue('u4'), issue('u4', { key: 'u4' })], 1);
      expect(replies[1]).toEqual(first);
      expect(await runUnseen([issue('u1', { key: 'u1' })])).toEqual([{ ...first, replayed: true }]);
      expect(replies.map((reply) => reply.type)).toEqual(Array(5).fill('answer'));
      expect(await Promise.all(['u1', 'u2', 'u3', 'u4'].map(couponsOf))).toEqual([1, 1, 1, 2]);
    });

    it('gives a message its stored answer where it would be refused by now, and nothing would be kept', async () => {
      const request = issue('u5');
      const first = await runUnseen([request]);
      expect(await inboxes[1]!.runOnceUnseen([request], async () => [refuse('CBC.0100')])).toEqual(first);
      expect(await inboxes[1]!.runOnceUnseen([issue('u6')], async () => [refuse('CBC.0100')])).toEqual([refuse('CBC.0100')]);
      expect(await couponsOf('u5')).toBe(1);
    });

    it('api 7.10 gives a repeated key its stored answer where it would be refused by now, and its neighbour acts', async () => {
      const [first] = await runUnseen([issue('u9', { key: 'u9' })]);
      const strict = async (fresh: Issue[], tx: Tx) => {
        const done = await work(fresh, tx);
        return fresh.map(({ customer }, index) => (customer === 'u9' ? refuse('CBC.0100') : done[index]!));
      };
      const replies = await inboxes[1]!.runOnceUnseen([issue('u10'), issue('u9', { key: 'u9' })], strict);
      expect(replies[1]).toEqual({ ...first, replayed: true });
      expect(replies[0]!.type).toBe('answer');
      expect([await couponsOf('u9'), await couponsOf('u10')]).toEqual([1, 1]);
    });

    it('does a message once that is there twice, and one that two replicas take at the same time', async () => {
      const request = issue('u7');
      const replies = await Promise.all([0, 1].map((replica) => runUnseen([request, request], replica)));
      expect(new Set(replies.flat().map((reply) => JSON.stringify(reply))).size).toBe(1);
      expect(await couponsOf('u7')).toBe(1);
    });

    it('throws what the work throws', async () => {
      await expect(inboxes[0]!.runOnceUnseen([issue('u8')], never)).rejects.toThrow('ran again');
    });
  });

  it('lets each consumer act once on an event, however often and wherever it comes', async () => {
    const event: BusEvent<unknown> = { id: 'c:1:customer-created', type: 't', subject: 'c', version: 1, time: '', data: {} };
    const copy = (consumer: string, replica: number) =>
      inboxes[replica]!.consumeOnce(
        consumer,
        event,
        async (tx) => void (await tx.collection('copies').insertOne({ consumer }, { session: tx.session })),
      );
    await Promise.all([copy('names', 0), copy('names', 1), copy('associations', 0)]);
    await copy('names', 1);
    expect(await store.collection('copies').countDocuments({ consumer: 'names' })).toBe(1);
    expect(await store.collection('copies').countDocuments({ consumer: 'associations' })).toBe(1);
  });
});

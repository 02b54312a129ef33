import { setImmediate } from 'node:timers/promises';
import { until } from '@pc/testing';
import { SendFailure, type KafkaProducer, type OutgoingMessage } from '../kafka/kafka-port';
import { silentLogger } from '../logger';
import { BatchingSender } from './batching-sender';

const message = (value: string, topic = 't'): OutgoingMessage => ({ topic, value, headers: {} });

/** A producer that answers as the test says. */
class ScriptedProducer implements KafkaProducer {
  readonly batches: string[][] = [];
  answer: (batch: readonly OutgoingMessage[]) => Promise<void> = () => Promise.resolve();

  async reach(): Promise<void> {}

  send(messages: readonly OutgoingMessage[]): Promise<void> {
    this.batches.push(messages.map(({ value }) => String(value)));
    return this.answer(messages);
  }

  async close(): Promise<void> {}
}

describe('BatchingSender', () => {
  let producer: ScriptedProducer;
  const sender = (dropWithoutTopic = false) => new BatchingSender(producer, silentLogger, { dropWithoutTopic });
  beforeEach(() => (producer = new ScriptedProducer()));

  it('sends what gathers in one turn of the event loop at once, and while a produce is under way together', async () => {
    const first = Promise.withResolvers<void>();
    producer.answer = () => (producer.batches.length === 1 ? first.promise : Promise.resolve());
    const bus = sender();
    const sent = ['a', 'b'].map((value) => bus.send(message(value)));
    await until(() => producer.batches.length === 1);
    sent.push(...['c', 'd'].map((value) => bus.send(message(value))));
    first.resolve();
    await Promise.all(sent.map(({ acknowledged }) => acknowledged));
    expect(producer.batches).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ]);
  });

  it('lets messages gather for the next produce when several came together, and sends a single one at once', async () => {
    const bus = new BatchingSender(producer, silentLogger, { dropWithoutTopic: false, gatherMs: 1_000 });
    const send = (...values: string[]) => Promise.all(values.map((value) => bus.send(message(value)).acknowledged));
    await send('a');
    await send('b', 'c', 'd', 'e');
    const sent: Promise<unknown>[] = [];
    for (const value of ['f', 'g', 'h']) {
      sent.push(send(value));
      await setImmediate();
    }
    await Promise.all(sent);
    expect(producer.batches).toEqual([['a'], ['b', 'c', 'd', 'e'], ['f', 'g', 'h']]);
  });

  it('tries again until the broker is back, in the same order', async () => {
    let failures = 2;
    producer.answer = () => (failures-- > 0 ? Promise.reject(new SendFailure('unreachable', new Error('down'))) : Promise.resolve());
    const bus = sender();
    await Promise.all(['a', 'b'].map((value) => bus.send(message(value)).acknowledged));
    expect(producer.batches).toEqual([
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });

  it('knows that a message was surely not written when the broker was out of reach', async () => {
    producer.answer = () => Promise.reject(new SendFailure('unreachable', new Error('down')));
    const sending = sender().send(message('a'), Date.now() + 30);
    await expect(sending.acknowledged).rejects.toMatchObject({ written: 'nothing' });
    expect(sending.maybeWritten).toBe(false);
  });

  it('keeps messages while there is no connection', async () => {
    const unreachable = new SendFailure('unreachable', new Error('down'));
    const reach = jest.spyOn(producer, 'reach').mockRejectedValueOnce(unreachable).mockRejectedValueOnce(unreachable);
    const sending = sender().send(message('a'));
    await until(() => reach.mock.calls.length === 2);
    expect([sending.maybeWritten, producer.batches]).toEqual([false, []]);
    await sending.acknowledged;
  });

  it('does not claim to know that after a failure in the middle', async () => {
    producer.answer = () => Promise.reject(new SendFailure(producer.batches.length === 1 ? 'unknown' : 'unreachable', new Error('down')));
    const sending = sender().send(message('a'), Date.now() + 200);
    await expect(sending.acknowledged).rejects.toMatchObject({ written: 'unknown' });
    expect(sending.maybeWritten).toBe(true);
  });

  it('does not let a topic that is gone hold up the others', async () => {
    producer.answer = (batch) =>
      batch.some(({ topic }) => topic === 'gone') ? Promise.reject(new SendFailure('no topic', new Error('gone'))) : Promise.resolve();
    const bus = sender(true);
    const lost = bus.send(message('a', 'gone'));
    const kept = bus.send(message('b', 'here'));
    await expect(lost.acknowledged).rejects.toMatchObject({ written: 'never' });
    await kept.acknowledged;
  });

  it('gives up only the message that is too large', async () => {
    producer.answer = (batch) =>
      batch.some(({ value }) => value === 'huge') ? Promise.reject(new SendFailure('too large', new Error('huge'))) : Promise.resolve();
    const bus = sender();
    const sent = ['a', 'huge', 'b', 'c'].map((value) => bus.send(message(value)).acknowledged);
    const ends = await Promise.allSettled(sent);
    expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  });

  it('gives up at the close what cannot be sent, and does not go on trying', async () => {
    producer.answer = () => Promise.reject(new SendFailure('unreachable', new Error('down')));
    const bus = sender();
    const sending = bus.send(message('a'));
    const ended = expect(sending.acknowledged).rejects.toMatchObject({ written: 'nothing' });
    await bus.close(Date.now());
    await ended;
    await expect(bus.send(message('b')).acknowledged).rejects.toMatchObject({ written: 'nothing' });
  });
});

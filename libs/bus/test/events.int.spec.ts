import { Controller, type Type } from '@nestjs/common';
import { event, eventTopic } from '@pc/contracts';
import { until } from '@pc/testing';
import { z } from 'zod';
import { HandleEvent, InvalidMessage, TransientFault, type BusEvent, type StoredEvent } from '../src';
import { BusFixture } from './bus-fixture';

const moved = event('incentive', 'moved', 'account_id', 'A test', z.object({ account_id: z.string(), note: z.string() }));
const ignored = event('incentive', 'ignored', 'account_id', 'A test', z.object({ account_id: z.string() }));
type Moved = BusEvent<{ account_id: string; note: string }>;

/** What a service of the test heard, and how it behaves. */
class Listener {
  readonly heard: Moved[] = [];
  readonly tries: string[] = [];
  failing: (event: Moved) => Error | undefined = () => undefined;

  controller(): Type {
    const hear = (event: Moved) => this.hear(event);
    @Controller()
    class ListeningController {
      @HandleEvent(moved)
      async moved(event: Moved) {
        hear(event);
      }
    }
    return ListeningController;
  }

  private hear(event: Moved): void {
    this.tries.push(event.id);
    const fault = this.failing(event);
    if (fault) throw fault;
    this.heard.push(event);
  }
}

function stored(subject: string, version: number, note = '', contract: { type: string } = moved): StoredEvent {
  const data = JSON.stringify({ account_id: subject, note });
  return {
    id: `${subject}:${version}`,
    topic: eventTopic('incentive'),
    type: contract.type,
    subject,
    version,
    time: '2026-01-31T08:00:00Z',
    data,
  };
}

describe('events', () => {
  let bus: BusFixture;
  let billing: Listener;
  let customer: Listener;
  beforeEach(async () => {
    bus = await BusFixture.create();
    [billing, customer] = [new Listener(), new Listener()];
    await Promise.all([
      bus.replica(billing.controller(), { service: 'billing' }),
      bus.replica(customer.controller(), { service: 'customer' }),
    ]);
  });
  afterEach(() => bus.stop());

  it('reach every service that handles them, in order per aggregate, as they were stored', async () => {
    const subjects = ['a', 'b', 'c'];
    const events = Array.from({ length: 60 }, (_, index) => stored(subjects[index % 3]!, Math.floor(index / 3) + 1, `note ${index}`));
    await bus.publisher().publish([...events, stored('a', 21, '', ignored)]);
    for (const listener of [billing, customer]) {
      await until(() => listener.heard.length === 60);
      for (const subject of subjects) {
        const versions = listener.heard.filter((event) => event.subject === subject).map(({ version }) => version);
        expect(versions).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
      }
    }
    expect(billing.heard.find(({ id }) => id === 'a:1')).toEqual({
      id: 'a:1',
      type: moved.type,
      subject: 'a',
      version: 1,
      time: '2026-01-31T08:00:00Z',
      data: { account_id: 'a', note: 'note 0' },
    });
  });

  it('wait behind a transient fault of their aggregate, and behind no other', async () => {
    let faults = 3;
    billing.failing = ({ subject }) => (subject === 'a' && faults-- > 0 ? new TransientFault('later') : undefined);
    await bus.publisher().publish([stored('a', 1), stored('a', 2), stored('b', 1)]);
    await until(() => billing.heard.length === 3);
    expect(billing.heard.map(({ id }) => id)).toEqual(['b:1', 'a:1', 'a:2']);
  });

  it('that are broken are put aside, and come back only to the service that could not handle them', async () => {
    billing.failing = ({ data }) => (data.note === 'poison' ? new InvalidMessage('poison') : undefined);
    await bus.publisher().publish([stored('a', 1, 'poison'), stored('a', 2)]);
    await until(() => billing.heard.length === 1 && customer.heard.length === 2);
    const [letter] = await until(async () => {
      const letters = await bus.deadLetters.list({ topic: 'pc.incentive.events.dlq' });
      return letters.length > 0 ? letters : undefined;
    });
    expect(letter).toMatchObject({ pattern: moved.type, group: 'billing.events', key: 'a', cause: 'InvalidMessage: poison' });
    billing.failing = () => undefined;
    await bus.deadLetters.replay(letter!.id);
    await until(() => billing.heard.some(({ id }) => id === 'a:1'));
    await bus.publisher().publish([stored('a', 3)]);
    await until(() => customer.heard.some(({ id }) => id === 'a:3'));
    expect(customer.tries).toEqual(['a:1', 'a:2', 'a:3']);
  });

  it('reach every process that asks for them, from its start on', async () => {
    await bus.publisher().publish([stored('a', 1)]);
    await until(() => billing.heard.length === 1);
    const gateways = [new Listener(), new Listener()];
    for (const gateway of gateways) await bus.replica(gateway.controller(), { service: 'gateway', audience: 'process' });
    await until(async () => {
      await bus.publisher().publish([stored('b', 1)]);
      return gateways.every(({ heard }) => heard.length > 0);
    });
    for (const { heard } of gateways) expect(new Set(heard.map(({ id }) => id))).toEqual(new Set(['b:1']));
  });
});

import type { BusClient, BusEvent, BusRequest, OutboxRow } from '@pc/bus';
import type { RequestContract } from '@pc/contracts';
import type { Inbox, MongoOutbox, Tx } from '@pc/store';
import type { Halts } from './halts';
import { step } from './steps';

type Message = BusRequest<object>;

/** Every command and event passes through the inbox, with its transaction. */
export function haltInbox(inbox: Inbox, halts: Halts): void {
  const [runOnce, consumeOnce] = [inbox.runOnce.bind(inbox), inbox.consumeOnce.bind(inbox)];
  const atAll = async (moment: 'taken' | 'written' | 'committed', requests: readonly Message[]) => {
    for (const request of requests) await halts.at(step(moment, nameOf(request)), request.payload);
  };
  inbox.runOnce = (async (requests: Message[], work: (fresh: Message[], tx: Tx) => Promise<object[]>) => {
    await atAll('taken', requests);
    const replies = await runOnce<Message, object>(requests, async (fresh, tx) => {
      const answers = await work(fresh, tx);
      await atAll('written', fresh);
      return answers;
    });
    await atAll('committed', requests);
    return replies;
  }) as Inbox['runOnce'];
  inbox.consumeOnce = async (consumer, event: BusEvent<unknown>, work) => {
    const data = event.data as object;
    await halts.at(step('taken', event.type), data);
    await consumeOnce(consumer, event, async (tx) => {
      await work(tx);
      await halts.at(step('written', event.type), data);
    });
    await halts.at(step('committed', event.type), data);
  };
}

/** A part of a command has an id of its own, which ends in its name. */
function nameOf({ context }: Message): string {
  return context.pattern + (/:\w+$/.exec(context.messageId)?.[0] ?? '');
}

export function haltBus(bus: BusClient, halts: Halts): void {
  const request = bus.request.bind(bus);
  bus.request = (async (contract: RequestContract, payload: object, options: Parameters<typeof request>[2]) => {
    await halts.at(step('asking', contract), payload);
    const reply = await request(contract, payload, options);
    await halts.at(step('answered', contract), payload);
    return reply;
  }) as BusClient['request'];
}

/** The relay removes what it has published. */
export function haltOutbox(outbox: MongoOutbox, halts: Halts): void {
  const [read, remove] = [outbox.read.bind(outbox), outbox.remove.bind(outbox)];
  let rows: readonly OutboxRow[] = [];
  outbox.read = async (limit) => {
    const found = await read(limit);
    rows = found;
    return found;
  };
  outbox.remove = async (positions, epoch) => {
    const events = rows.filter(({ position }) => positions.includes(position)).flatMap((row) => row.events);
    for (const { type, data } of events) await halts.at(step('told', type), JSON.parse(data) as object);
    return remove(positions, epoch);
  };
}

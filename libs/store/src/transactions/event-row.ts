import type { OutboxRow, StoredEvent } from '@pc/bus';
import { eventTopic, type DataOf, type EventContract } from '@pc/contracts';

/**
 * A row as it is stored. The events are one text: field by field they cost the driver and the store, on the way in and again
 * on the way to the relay, more than the rest of a large transaction.
 */
export interface OutboxDocument {
  readonly _id: number;
  /** JSON */
  readonly events: string;
}

export function outboxDocument({ position, events }: OutboxRow): OutboxDocument {
  return { _id: position, events: JSON.stringify(events) };
}

export function outboxRow({ _id, events }: OutboxDocument): OutboxRow {
  return { position: _id, events: JSON.parse(events) as StoredEvent[] };
}

/** Positions that a transaction reserves, so that very many events can go into several documents. */
export const ROWS_AT_MOST = 16;
/** A document may have 16 MiB; a character takes up to three bytes. */
const CHARACTERS_A_ROW = 4_000_000;

export interface Emission<E extends EventContract = EventContract> {
  readonly contract: E;
  readonly version: number;
  readonly data: DataOf<E>;
  readonly time: Date;
  readonly traceparent?: string | undefined;
}

/** The event as the outbox keeps it. Its id is the same however often the work is run. Throws when the data breaks the contract. */
export function storedEvent({ contract, version, data, time, traceparent }: Emission): StoredEvent {
  const checked = contract.data.parse(data) as Record<string, unknown>;
  const subject = String(checked[contract.subject]);
  return {
    id: `${subject}:${version}:${contract.name}`,
    topic: eventTopic(contract.service),
    type: contract.type,
    subject,
    version,
    time: time.toISOString(),
    data: JSON.stringify(checked),
    ...(traceparent && { traceparent }),
  };
}

/** One row, or as many as the size of a document asks for; the last one stands at `position`. */
export function outboxRows(events: readonly StoredEvent[], position: number): OutboxRow[] {
  const parts = partsOf(events);
  if (parts.length > ROWS_AT_MOST) throw new Error(`A transaction of ${events.length} events is too large for the outbox`);
  return parts.map((part, index) => ({ position: position - (parts.length - 1 - index), events: part }));
}

function partsOf(events: readonly StoredEvent[]): StoredEvent[][] {
  const parts: StoredEvent[][] = [];
  let room = 0;
  for (const event of events) {
    const size = event.data.length + 500;
    if (size > room) {
      parts.push([]);
      room = CHARACTERS_A_ROW;
    }
    parts.at(-1)!.push(event);
    room -= size;
  }
  return parts;
}

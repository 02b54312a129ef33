import type { DataOf, EventContract } from '@pc/contracts';
import type { ClientSession, Collection, Row } from '../connection/types';

/** What a unit of work does its work with. Every native call must carry `{ session: tx.session }`. */
export interface Tx {
  /** Names this attempt; the document that `mark` writes has it as `_id`. */
  readonly id: string;
  readonly session: ClientSession;
  /** The time of the attempt, for all that it writes. */
  readonly now: Date;
  collection<T extends Row = Row>(name: string): Collection<T>;
  /** A number above all that this process gave or saw; the digits of ids (benefits 2.0). */
  tick(): number;
  /** Takes note of the `position` of an aggregate that was read to be changed; call it before `position()`. */
  observe(position: number): void;
  /** Where this transaction's events stand in the outbox: above all that was observed. Aggregates that change store it as `position`. */
  position(): number;
  /** Publishes an event with the commit, never without; `version` counts the events of its subject. */
  emit<E extends EventContract>(contract: E, version: number, data: DataOf<E>, traceparent?: string): void;
  /** Runs after the commit. It may be lost when the process dies, so nothing may rest on it. */
  onCommit(listener: () => void): void;
  /** Ends the transaction without writing; the work's result is returned all the same. */
  discard(): void;
  /**
   * Writes the document by whose presence the outcome of the commit can be found out later; at most once.
   * Work that writes none gets one written.
   */
  mark(collection: string, fields: Row): Promise<void>;
}

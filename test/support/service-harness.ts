import type { Abstract, Provider, Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import type { BusEvent, BusRequest, RequestContext } from '@pc/bus';
import type { Caller, DataOf, EventContract } from '@pc/contracts';
import { formatUtc, newHexId, TickSequence } from '@pc/kernel';
import { CLOCK } from '@pc/platform';
import { connectStore, Inbox, OperationList, outboxRow, StoreConnection, UnitOfWork, type OutboxDocument } from '@pc/store';
import { discard, forgetNothing, testServers, type FixedClock } from '@pc/testing';

export const OPERATOR: Caller = { account_id: 'operator-1', account_name: 'operator', kind: 'OPERATOR', channel: 'API' };

/** What every service stands on: the real store with a database of its own, and a clock that the test moves. */
export interface Ground {
  readonly store: StoreConnection;
  readonly clock: FixedClock;
  /** Transactions that met another one and were tried again. */
  readonly retries: { readonly count: number };
  readonly module: TestingModule;
}

export interface Parts {
  readonly controllers: Type[];
  readonly providers: Provider[];
  /** By the clock of the test unless told. */
  readonly ticks?: TickSequence;
}

/** Starts the parts of a service on this database. */
export async function layGround(database: string, clock: FixedClock, { controllers, providers, ticks }: Parts): Promise<Ground> {
  const store = await connectStore({ uri: testServers().mongodbUri, database });
  const retries = { count: 0 };
  const unitOfWork = new UnitOfWork(store, {
    ticks: ticks ?? new TickSequence(() => clock.now().getTime()),
    clock,
    onRetry: () => (retries.count += 1),
  });
  const platform: Provider[] = [
    { provide: StoreConnection, useValue: store },
    { provide: UnitOfWork, useValue: unitOfWork },
    { provide: Inbox, useValue: new Inbox(store, unitOfWork) },
    { provide: OperationList, useValue: new OperationList(store) },
    { provide: CLOCK, useValue: clock },
  ];
  const module = await Test.createTestingModule({ controllers, providers: [...platform, ...providers] }).compile();
  await module.init();
  await forgetNothing(store);
  return { store, clock, retries, module };
}

/** A service on the real store, asked past the bus; a database of its own. */
export abstract class ServiceHarness {
  readonly store: StoreConnection;
  readonly clock: FixedClock;
  readonly retries: { readonly count: number };
  private readonly module: TestingModule;
  private events = 0;

  protected constructor({ store, clock, retries, module }: Ground) {
    this.store = store;
    this.clock = clock;
    this.retries = retries;
    this.module = module;
  }

  async close(): Promise<void> {
    await discard(this.store);
  }

  /** A controller or use case, or what is bound to a port. */
  part<T>(type: Type<T> | Abstract<T>): T {
    return this.module.get<T>(type);
  }

  /** A request as the bus hands it over; each is a message of its own unless told. */
  ask<P>(payload: P, caller: Caller = OPERATOR, context: Partial<RequestContext> = {}): BusRequest<P> {
    return { payload, context: { messageId: newHexId(), pattern: 'test', caller, requestId: newHexId(), deadline: Infinity, ...context } };
  }

  /** An event as the bus hands it over. */
  event<E extends EventContract>(contract: E, version: number, data: DataOf<E>): BusEvent<DataOf<E>> {
    const subject = String((data as Record<string, unknown>)[contract.subject]);
    return { id: `event-${++this.events}`, type: contract.type, subject, version, time: formatUtc(this.clock.now()), data };
  }

  /** All that was told about a subject, in the order of the outbox. */
  async told(subject: string): Promise<{ name: string; version: number; data: Record<string, unknown> }[]> {
    return (await this.eventsOf(subject)).map(({ type, version, data }) => ({ name: type.split('.')[2]!, version, data }));
  }

  /** The same with the whole types of the events. */
  async eventsOf(subject: string): Promise<{ version: number; type: string; data: Record<string, unknown> }[]> {
    const rows = await this.store.collection<OutboxDocument>('outbox').find({}).sort({ _id: 1 }).toArray();
    const events = rows.flatMap((row) => outboxRow(row).events).filter((event) => event.subject === subject);
    return events.map(({ version, type, data }) => ({ version: Number(version), type, data: JSON.parse(data) as Record<string, unknown> }));
  }
}

import { Injectable } from '@nestjs/common';
import { fenFromStore, fenToStore, StoreConnection, type Tx } from '@pc/store';
import type { Consumption } from '../../../domain/levels/level';
import { ConsumptionBook, type ConsumptionChange } from '../../../ports/levels';
import { COLLECTIONS, type ConsumptionDocument, type CountedEventDocument, type LevelRunDocument } from '../collections';

const RUN = 'levels';
const HEX = '0123456789abcdef';

const rowOf = (year: number, customerId: string) => `${year}:${customerId}`;

@Injectable()
export class ConsumptionBookRepository extends ConsumptionBook {
  constructor(private readonly store: StoreConnection) {
    super();
  }

  override async note(tx: Tx, { eventId, customerId, year, fen }: ConsumptionChange): Promise<boolean> {
    const { session } = tx;
    const counted = tx.collection<CountedEventDocument>(COLLECTIONS.countedEvents);
    if (await counted.findOne({ _id: eventId }, { session })) return false;
    await counted.insertOne({ _id: eventId, customerId, year, fen: fenToStore(fen), at: tx.now }, { session });
    await this.rows(tx).updateOne(
      { _id: rowOf(year, customerId) },
      { $inc: { fen: fenToStore(fen) }, $set: { customerId, year, changedAt: tx.now } },
      { session, upsert: true },
    );
    return true;
  }

  override async of(customerIds: readonly string[], year: number, tx?: Tx): Promise<Map<string, Consumption>> {
    const ids = customerIds.flatMap((id) => [rowOf(year, id), rowOf(year - 1, id)]);
    const rows = await this.rows(tx)
      .find({ _id: { $in: ids } }, tx && { session: tx.session })
      .toArray();
    const byId = new Map(rows.map(({ _id, fen }) => [_id, fenFromStore(fen)]));
    const total = (of: number, id: string) => byId.get(rowOf(of, id)) ?? 0n;
    return new Map(customerIds.map((id) => [id, { lastYear: total(year - 1, id), thisYear: total(year, id) }]));
  }

  override async changedBefore(until: Date, limit: number): Promise<string[]> {
    const rows = this.rows().find({ changedAt: { $lt: until } }, { projection: { customerId: 1 } });
    return [...new Set((await rows.limit(limit).toArray()).map(({ customerId }) => customerId))];
  }

  override async settle(tx: Tx, customerIds: readonly string[], until: Date): Promise<void> {
    const filter = { customerId: { $in: [...customerIds] }, changedAt: { $lt: until } };
    await this.rows(tx).updateMany(filter, { $unset: { changedAt: true } }, { session: tx.session });
  }

  /** By the first digits of the ids, so that no read brings all of a year. */
  override async *consumersOf(years: readonly number[]): AsyncIterable<string[]> {
    for (const first of HEX)
      for (const second of HEX) {
        const ranges = years.map((year) => ({ _id: { $gte: `${year}:${first}${second}`, $lt: `${year}:${first}${second}g` } }));
        const rows = await Promise.all(
          ranges.map((range) =>
            this.rows()
              .find(range, { projection: { customerId: 1 } })
              .toArray(),
          ),
        );
        const ids = new Set(rows.flat().map(({ customerId }) => customerId));
        if (ids.size > 0) yield [...ids];
      }
  }

  override async lastRun(): Promise<Date | undefined> {
    return (await this.runs().findOne({ _id: RUN }))?.day;
  }

  override async ranFor(day: Date): Promise<void> {
    await this.runs().updateOne({ _id: RUN }, { $max: { day } }, { upsert: true });
  }

  private rows(tx?: Tx) {
    return (tx ?? this.store).collection<ConsumptionDocument>(COLLECTIONS.consumption);
  }

  private runs() {
    return this.store.collection<LevelRunDocument>(COLLECTIONS.levelRuns);
  }
}

import { Collision, isDuplicateKey, type NewestFirst, type Tx } from '@pc/store';
import type { Coupon } from '../../domain/coupon';
import type { DomainEvent } from '../../domain/domain-event';
import type { Happening } from '../../ports/benefits';
import { COUPONS } from './collections';
import { couponChanges, couponDocument, type CouponDocument } from './coupon.document';
import type { ExpiryCalendar } from './expiry-calendar';
import { couponScope } from './scope';

/** Where a new coupon is written down besides itself. */
interface CouponPlaces {
  readonly ranks: NewestFirst<CouponDocument>;
  readonly calendar: ExpiryCalendar;
}

/** Writes new and changed coupons; returns the number of the record that each of these events gets among its coupon's records. */
export async function saveCoupons(
  tx: Tx,
  happenings: readonly Happening[],
  { ranks, calendar }: CouponPlaces,
): Promise<Map<DomainEvent, number>> {
  const issued = happenings.flatMap(({ events, operator }) =>
    events.flatMap((event) => (event.type === 'coupon-issued' ? [{ coupon: event.coupon, operator }] : [])),
  );
  if (issued.length > 0) await insert(tx, issued, { ranks, calendar });
  const changed = happenings.flatMap(({ events }) => events).filter((event) => isChange(event));
  return changed.length > 0 ? change(tx, changed) : new Map();
}

interface Issue {
  readonly coupon: Coupon;
  readonly operator: string;
}

async function insert(tx: Tx, issues: readonly Issue[], { ranks, calendar }: CouponPlaces): Promise<void> {
  const documents: CouponDocument[] = [];
  for (const [scope, members] of Map.groupBy(issues, ({ coupon }) => couponScope(coupon.issuer, coupon.associationType))) {
    const first = await ranks.next(tx, scope, members.length);
    documents.push(...members.map(({ coupon, operator }, index) => couponDocument(coupon, operator, first + index)));
  }
  try {
    await tx.collection<CouponDocument>(COUPONS).insertMany(documents, { session: tx.session });
  } catch (error) {
    // Another replica gave the same ids in the same moment; the next attempt has new ones.
    if (isDuplicateKey(error)) throw new Collision('Two replicas gave a coupon the same id', COUPONS, { cause: error });
    throw error;
  }
  await calendar.note(tx, documents);
}

type CouponChange = Exclude<Extract<DomainEvent, { coupon: Coupon }>, { type: 'coupon-issued' }>;

function isChange(event: DomainEvent): event is CouponChange {
  return 'coupon' in event && event.type !== 'coupon-issued';
}

/** Of these, the ones that leave a record (benefits 2.5). */
const isRecorded = ({ type }: CouponChange) => type === 'coupon-reclaimed' || type === 'reclaim-refused';

/** A refused reclaim changes nothing but the number of the coupon's records (benefits R-57). */
async function change(tx: Tx, events: readonly CouponChange[]): Promise<Map<DomainEvent, number>> {
  const collection = tx.collection<CouponDocument>(COUPONS);
  const ids = events.map((event) => event.coupon.id);
  const known = await collection.find({ _id: { $in: ids } }, { session: tx.session, projection: { records: 1 } }).toArray();
  const counts = new Map(known.map(({ _id, records = 1 }) => [_id, records]));
  const numbers = new Map<DomainEvent, number>();
  const writes = events.map((event) => {
    const records = counts.get(event.coupon.id)! + (isRecorded(event) ? 1 : 0);
    counts.set(event.coupon.id, records);
    numbers.set(event, records);
    return { updateOne: { filter: guard(event), update: update(tx, event, records) } };
  });
  const result = await collection.bulkWrite(writes, { session: tx.session });
  if (result.matchedCount !== writes.length) throw new Collision('A coupon has changed since it was read', COUPONS);
  return numbers;
}

/** The coupon as the decision saw it. Locks change no version, since nobody is told of them as changes of the coupon. */
const guard = (event: CouponChange) => ({
  _id: event.coupon.id,
  version: event.type === 'coupon-reclaimed' ? event.coupon.version - 1 : event.coupon.version,
  locked: lockedBefore(event) || { $exists: false },
});

function lockedBefore(event: CouponChange): bigint {
  switch (event.type) {
    case 'coupon-locked':
      return event.coupon.locked - event.amount;
    case 'coupon-unlocked':
    case 'coupon-spent':
      return event.coupon.locked + event.amount;
    default:
      return event.coupon.locked;
  }
}

function update(tx: Tx, event: CouponChange, records: number) {
  if (event.type === 'reclaim-refused') return { $set: { records } };
  const position = event.coupon.pendingReclaim && tx.position();
  const fields = Object.entries({ ...couponChanges(event.coupon), position });
  const [present, absent] = [fields.filter(([, value]) => value !== undefined), fields.filter(([, value]) => value === undefined)];
  const unset = Object.fromEntries(absent.map(([name]) => [name, true as const]));
  return { $set: { ...Object.fromEntries(present), records }, ...(absent.length > 0 && { $unset: unset }) };
}

import { fromEnvironment, until } from '@pc/testing';
import { type Told, toldOn } from '../../support/told-events';

const TOPICS = ['pc.incentive.events', 'pc.customer.events'];

/** All events from the start of the topics, as soon as `count` coupons of a quota are told of, and the ids of these. */
export async function issueEvents(quotaId: string, count: number): Promise<{ told: Told[]; coupons: string[] }> {
  const read = async () => {
    const told = await toldOn(fromEnvironment('PC_DATA_DIR'), TOPICS);
    const coupons = issuedIn(told, quotaId);
    return coupons.length >= count ? { told, coupons } : undefined;
  };
  return until(read, { timeoutMs: 30_000, what: `the events of ${count} coupons` });
}

function issuedIn(told: readonly Told[], quotaId: string): string[] {
  const issues = told.filter(({ headers }) => headers['ce_type'] === 'pc.incentive.coupon-issued.v1');
  const data = issues.map(({ payload }) => payload as { quota_id: string; coupon_id: string });
  return [...new Set(data.filter((coupon) => coupon.quota_id === quotaId).map(({ coupon_id }) => coupon_id))];
}

import { until } from '@pc/testing';
import { randomInt } from 'node:crypto';
import type { Partner } from '../e2e/support/partner';
import { World } from '../e2e/support/world';
import { sequenceFaultsOfAll } from '../support/event-sequence';
import { allCouponsOf } from './support/all-coupons';
import { History } from './support/history';
import { issueEvents } from './support/issue-events';
import { type Part, Parts } from './support/parts';

const CALLERS = 16;
const QUOTA = 1_000_000;
const FACE_VALUE = 0.25;
const VICTIMS: readonly Part[] = ['incentive', 'gateway', 'broker', 'store', 'customer'];
/** Load between two kills, and after the last: enough that the system is in full work, not the same each time. */
const ANSWERS_BETWEEN = [100, 300] as const;
const RECOVERY_MS = 45_000;

/** Callers that never stop asking, while one process after the other is killed under them. */
describe('vouchers issued while the processes of the system are killed', () => {
  const world = new World();
  const parts = new Parts();
  let partner: Partner;
  let quotaId: string;
  let history: History;
  /** From the kill of a part until work went on. */
  const killed = new Map<Part, { from: number; to: number }>();

  beforeAll(async () => {
    partner = await world.partner();
    const customers = await world.customers(CALLERS, partner);
    quotaId = await world.grant(partner, QUOTA);
    history = new History(partner, quotaId, FACE_VALUE);
    const stop = new AbortController();
    const load = history.load(customers, stop.signal);
    try {
      await someWork('at the start');
      for (const part of VICTIMS) {
        const from = Date.now();
        await parts.kill(part);
        await someWork(`after ${part} was killed`);
        killed.set(part, { from, to: Date.now() });
      }
    } finally {
      stop.abort();
      await load;
    }
  }, 150_000);

  async function someWork(when: string): Promise<void> {
    const goal = history.answered + randomInt(...ANSWERS_BETWEEN);
    await until(() => history.answered >= goal, { timeoutMs: RECOVERY_MS, what: `answers ${when}` });
  }

  it('every request finally gets one definite answer, a success', () => {
    const others = history.operations.filter(({ answer }) => answer?.status !== 200 || answer.body.coupon_infos.length !== 1);
    expect(others).toEqual([]);
  });

  it.each(['incentive', 'customer'] as const)('the kill of %s delays requests and fails none', (part) => {
    const { from, to } = killed.get(part)!;
    expect(history.failed(from, to)).toEqual([]);
  });

  it('the kill of the gateway breaks connections, so that callers do repeat', () => {
    const { from, to } = killed.get('gateway')!;
    expect(history.failed(from, to)).not.toEqual([]);
  });

  it('api 7.10 benefits R-27 each key issued one coupon, and there are no others', async () => {
    const listed = await allCouponsOf(partner);
    expect(new Set(listed).size).toBe(listed.length);
    expect([...listed].sort()).toEqual([...history.coupons].sort());
    expect((await partner.records({ quota_id: quotaId, result: '0' })).total_count).toBe(history.coupons.length);
  });

  it('benefits R-60 the quota has what was not issued, and all sums agree in every service', async () => {
    expect(await partner.balance(quotaId)).toBe(QUOTA - FACE_VALUE * history.coupons.length);
    expect(await world.breaches()).toEqual([]);
  });

  it('no message was given up as a dead letter', async () => {
    const { body } = await world.operator.api.get('/v2/operations/dead-letters').expect(200);
    expect(body).toEqual({ dead_letters: [] });
  });

  it('benefits R-70 the events are one a version of each aggregate, in order, and one for each coupon', async () => {
    const { told, coupons } = await issueEvents(quotaId, history.coupons.length);
    expect(sequenceFaultsOfAll(told)).toEqual([]);
    expect(coupons.sort()).toEqual([...history.coupons].sort());
  });
});

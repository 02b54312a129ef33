import { until } from '@pc/testing';
import type { Account } from '../e2e/support/account';
import type { Partner } from '../e2e/support/partner';
import { PATHS } from '../e2e/support/paths';
import { World } from '../e2e/support/world';
import { sequenceFaultsOfAll } from '../support/event-sequence';
import { allCouponsOf } from './support/all-coupons';
import { History, type Attempt } from './support/history';
import { issueEvents } from './support/issue-events';
import { Parts, type Service } from './support/parts';

const QUOTA = 1000;
const CALLERS = 4;
const SERVICES: readonly Service[] = ['gateway', 'incentive', 'customer', 'billing', 'certification'];
/** The gateway gives up after 15 s (api 7.11). */
const OUTAGE_MS = 25_000;
const RECOVERY_MS = 30_000;

/** The broker or the store does not answer for longer than a caller waits. */
describe.each(['store', 'broker'] as const)('while the %s is silent', (part) => {
  const world = new World();
  const parts = new Parts();
  const pids = () => SERVICES.map((service) => parts.pid(service));
  let pidsBefore: ReturnType<typeof pids>;
  let partner: Partner;
  let quotaId: string;
  let history: History;
  let read: { status: number; code: string };
  let load: Promise<unknown>;

  beforeAll(async () => {
    pidsBefore = pids();
    partner = await world.partner();
    const customers: Account[] = await world.customers(CALLERS, partner);
    quotaId = await world.grant(partner, QUOTA);
    history = new History(partner, quotaId, 1);
    await history.issue(customers[0]!);
    read = await parts.whileSilent(part, async () => {
      load = Promise.all(customers.map((customer) => history.issue(customer)));
      const { status, body } = await partner.api.post(PATHS.quotas);
      await until(() => firstAttempts().length === CALLERS, { timeoutMs: OUTAGE_MS, what: 'the first answers' });
      return { status, code: (body as { error_code: string }).error_code };
    });
    await until(async () => (await fetch(`${world.system.endpoint}/health/ready`)).ok, {
      timeoutMs: RECOVERY_MS,
      what: 'the system to be ready',
    });
    await load;
  });

  const firstAttempts = (): Attempt[] => history.operations.slice(1).flatMap(({ attempts }) => attempts.slice(0, 1));

  it('api 7.11 requests are answered 503 or 504 with their codes', () => {
    for (const { status, code } of [read, ...firstAttempts()]) expect(['503 CBC.0999', '504 PCB.0504']).toContain(`${status} ${code}`);
  });

  it('nothing was half done: repeated with its key, each request is done once', async () => {
    expect(history.operations.map(({ answer }) => answer?.status)).toEqual(Array(CALLERS + 1).fill(200));
    expect([...(await allCouponsOf(partner))].sort()).toEqual([...history.coupons].sort());
    expect(await partner.balance(quotaId)).toBe(QUOTA - CALLERS - 1);
    expect(await world.breaches()).toEqual([]);
  });

  it('no message was given up as a dead letter', async () => {
    const { body } = await world.operator.api.get('/v2/operations/dead-letters').expect(200);
    expect(body).toEqual({ dead_letters: [] });
  });

  it('benefits R-70 each coupon has its event, and those of each aggregate are in order, without gaps or contradicting doubles', async () => {
    const { told, coupons } = await issueEvents(quotaId, CALLERS + 1);
    expect(sequenceFaultsOfAll(told)).toEqual([]);
    expect(coupons.sort()).toEqual([...history.coupons].sort());
  });

  it('the system recovered by itself: no service was started again', () => {
    expect(pids()).toEqual(pidsBefore);
    expect(pidsBefore).not.toContain(undefined);
  });
});

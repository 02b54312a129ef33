import type { StoreConnection } from '@pc/store';
import { uniqueName, until } from '@pc/testing';
import { randomInt } from 'node:crypto';
import type { Issued } from '../e2e/support/answers';
import { Unlinking } from '../e2e/support/association-requests';
import type { Partner } from '../e2e/support/partner';
import { serviceStore } from '../e2e/support/service-store';
import { World } from '../e2e/support/world';
import { Parts, type Service } from './support/parts';

const VICTIMS: readonly Service[] = ['customer', 'incentive', 'billing'];
/** Sagas that run at the same time, so that one kill meets them between different steps. */
const SAGAS = 8;
const FACE_VALUE = 10;
const ANSWER_MS = 20_000;
const RECOVERY_MS = 90_000;

interface Saga {
  readonly pair: Unlinking;
  readonly requestId: string;
  outcome?: 'APPROVED' | 'REFUSED';
}

/** customers 6.15: every saga ends in «unchanged, no fence» or «ended, all reclaimed, no fence», whoever dies between its steps. */
describe('disassociations under which the services are killed', () => {
  const world = new World();
  const parts = new Parts();
  const sagas = new Map<Service, Saga[]>();
  let billing: StoreConnection;
  let partner: Partner;
  let quotaId: string;

  beforeAll(async () => {
    partner = await world.partner();
    quotaId = await world.grant(partner, 10_000);
    billing = await serviceStore('billing');
    for (const victim of VICTIMS) sagas.set(victim, await runUnder(victim));
  }, 280_000);
  afterAll(() => billing?.close());

  async function runUnder(victim: Service): Promise<Saga[]> {
    const customers = await world.customers(SAGAS, partner);
    await partner.give(quotaId, customers, FACE_VALUE);
    const begun = await Promise.all(
      customers.map(async (customer): Promise<Saga> => {
        const pair = new Unlinking(partner, customer);
        return { pair, requestId: await pair.asked() };
      }),
    );
    const approvals = begun.map((saga, index) => delayed(index * 15, () => approve(saga)));
    await delayed(randomInt(20, 150), () => parts.kill(victim));
    await Promise.all(approvals);
    return begun;
  }

  /** Repeats under one key until there is a definite answer. */
  async function approve(saga: Saga): Promise<void> {
    const headers = { 'idempotency-key': uniqueName('key') };
    const attempt = async () => {
      try {
        const { status } = await saga.pair.customerHandles('approve', saga.requestId, headers).timeout(ANSWER_MS);
        return status >= 500 || status === 409 || status === 429 ? undefined : status;
      } catch {
        return undefined;
      }
    };
    const status = await until(attempt, { timeoutMs: RECOVERY_MS, what: `a definite answer about ${saga.requestId}` });
    saga.outcome = status === 200 ? 'APPROVED' : 'REFUSED';
  }

  const fenced = async ({ pair }: Saga) => {
    const row = await billing.collection<{ _id: string; fence?: object }>('customers').findOne({ _id: pair.customer.id });
    return row?.fence !== undefined;
  };
  const errorsOfIssue = async ({ pair }: Saga) =>
    ((await partner.issue(quotaId, [pair.customer], FACE_VALUE).expect(200)).body as Issued).error_details.map(
      ({ error_code }) => error_code,
    );

  it.each(VICTIMS)('customers 6.15 the kill of %s leaves no fence in billing, however the saga ended', async (victim) => {
    for (const saga of sagas.get(victim)!) {
      const isFree = async () => !(await fenced(saga));
      await until(isFree, { timeoutMs: RECOVERY_MS, what: `the fence of ${saga.requestId} to go` });
    }
  });

  it.each(VICTIMS)('customers 6.15 the kill of %s: what ended has given all back, and what did not is as it was', async (victim) => {
    for (const saga of sagas.get(victim)!) {
      const { status } = await saga.pair.request(saga.requestId);
      expect(status).toBe(saga.outcome === 'APPROVED' ? 'APPROVED' : 'PENDING');
      if (status === 'APPROVED') await expectEnded(saga);
      else await expectUnchanged(saga);
    }
  });

  async function expectEnded(saga: Saga): Promise<void> {
    await saga.pair.settled(saga.requestId);
    expect(await saga.pair.log()).toEqual(['ENDED', 'STARTED']);
    expect((await saga.pair.customer.held({ status: 2 })).count).toBe(0);
    expect(await errorsOfIssue(saga)).toEqual(['CBC.99000035']);
  }

  /** Without a fence the partner issues again, and the next consent ends it. */
  async function expectUnchanged(saga: Saga): Promise<void> {
    expect(await saga.pair.log()).toEqual(['STARTED']);
    const isOpen = async () => (await errorsOfIssue(saga)).length === 0;
    await until(isOpen, { timeoutMs: RECOVERY_MS, what: 'the fence of incentive to go' });
    await approve(saga);
    expect(saga.outcome).toBe('APPROVED');
    await expectEnded(saga);
  }

  it('customers 6.15 every saga came to a definite answer, and kills did not stop them all', () => {
    const outcomes = [...sagas.values()].flat().map(({ outcome }) => outcome);
    expect(new Set(outcomes)).toContain('APPROVED');
    expect(outcomes).toHaveLength(VICTIMS.length * SAGAS);
  });

  it('customers 6.8 the quota has all back, and every sum agrees in every service', async () => {
    expect(await partner.balance(quotaId)).toBe(10_000);
    expect(await world.breaches()).toEqual([]);
  });
});

async function delayed<T>(ms: number, work: () => Promise<T>): Promise<T> {
  const from = Date.now();
  await until(() => Date.now() - from >= ms, { timeoutMs: ms + 1_000, what: 'the moment' });
  return work();
}

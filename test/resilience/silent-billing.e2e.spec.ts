import { until } from '@pc/testing';
import type { Account } from '../e2e/support/account';
import { failing, Unlinking } from '../e2e/support/association-requests';
import { confirm, Inviting } from '../e2e/support/inviting';
import { newPhone } from '../e2e/support/phones';
import { refused } from '../e2e/support/refused';
import { World } from '../e2e/support/world';
import { Parts } from './support/parts';

const SILENT_MS = 60_000;
const BACK_MS = 60_000;
jest.setTimeout(SILENT_MS + BACK_MS);

/** Debt, cash consumption and open payments are known to billing alone: without its answer nothing is decided. */
describe('while billing is silent', () => {
  const world = new World();
  const parts = new Parts();
  const phone = newPhone();
  let inviting: Inviting;
  let url: string;
  let existing: Account;
  let pair: Unlinking;
  let requestId: string;

  beforeAll(async () => {
    inviting = await Inviting.in(world);
    url = await inviting.referral();
    existing = await world.customer(undefined, { phone: newPhone() });
    await world.customer(undefined, { phone });
    pair = new Unlinking(inviting.partner, await world.customer(inviting.partner));
    requestId = await pair.asked();
  });

  it('customers 5.16 customers 5.20 customers 6.15 invitations, consents and reports are refused, and nothing is done', async () => {
    await parts.whileSilent('billing', async () => {
      await Promise.all([
        confirm(existing, url).expect(failing('SYSTEM_BUSY')),
        pair.customerHandles('approve', requestId).expect(failing('CHECK_UNAVAILABLE')),
        inviting.report({ mobile_phone: phone }).expect(refused(504, 'PCB.0504')),
      ]);
      expect((await pair.request(requestId)).status).toBe('PENDING');
      expect(await pair.log()).toEqual(['STARTED']);
      expect(await inviting.reports({ mobile_phone: phone })).toEqual([]);
    });
  });

  it('customers 6.15 all of it is done when billing answers again', async () => {
    const done = async (call: () => PromiseLike<{ status: number }>) => {
      const isDone = async () => (await call()).status === 200;
      await until(isDone, { timeoutMs: BACK_MS, what: 'billing to answer again' });
    };
    await done(() => confirm(existing, url));
    await done(() => inviting.report({ mobile_phone: phone }));
    await done(() => pair.customerHandles('approve', requestId));
    expect(await pair.log()).toEqual(['ENDED', 'STARTED']);
    expect(await world.breaches()).toEqual([]);
  });
});

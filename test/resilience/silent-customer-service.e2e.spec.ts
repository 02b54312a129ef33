import { uniqueName, until } from '@pc/testing';
import type { Account } from '../e2e/support/account';
import type { Issued } from '../e2e/support/answers';
import type { Partner } from '../e2e/support/partner';
import { refused } from '../e2e/support/refused';
import { World } from '../e2e/support/world';
import { Parts } from './support/parts';

const QUOTA = 1000;

/** incentive has its own copy of associations and asks the customer service about those that it lacks. */
describe('an issue while the customer service is silent', () => {
  const world = new World();
  const parts = new Parts();
  const headers = { 'idempotency-key': uniqueName('key') };
  let partner: Partner;
  let known: Account;
  /** Belongs to nobody, so that nobody has told incentive about its association. */
  let unknown: Account;
  let quotaId: string;

  beforeAll(async () => {
    partner = await world.partner();
    known = await world.customer(partner);
    unknown = await world.customer();
    quotaId = await world.grant(partner, QUOTA);
    // The gateway knows the partner's key, and incentive the partner and its customer, from here on.
    await partner.give(quotaId, [known], 1);
  });

  const issue = () => partner.issue(quotaId, [known, unknown], 10, {}, headers);
  const issued = async () => [await partner.balance(quotaId), (await partner.issued()).total_count];

  it('benefits R-71 that names a customer unknown to incentive is answered 504 as a whole, and nothing is issued', async () => {
    await parts.whileSilent('customer', async () => {
      await issue().expect(refused(504, 'PCB.0504'));
      expect(await issued()).toEqual([QUOTA - 1, 1]);
    });
  });

  it('benefits R-71 that names only known customers needs no answer', async () => {
    await parts.whileSilent('customer', async () => {
      await partner.give(quotaId, [known], 1);
    });
    expect(await issued()).toEqual([QUOTA - 2, 2]);
  });

  it('benefits R-25 in the console is answered 504 when nobody judges its code; nothing is issued, and nobody else waits', async () => {
    const desk = await partner.inConsole();
    const before = await issued();
    expect(await desk.balance(quotaId)).toBe(before[0]);
    await parts.whileSilent('customer', async () => {
      let isAnswered = false;
      const waiting = desk.issue(quotaId, [known], 10).then((response) => {
        isAnswered = true;
        return response;
      });
      await partner.give(quotaId, [known], 1);
      expect(isAnswered).toBe(false);
      refused(504, 'PCB.0504')(await waiting);
    });
    expect(await issued()).toEqual([before[0]! - 1, before[1]! + 1]);
  });

  it('benefits R-71 is served when the customer service answers again, under the same key', async () => {
    const { body } = await until(
      async () => {
        const response = await issue();
        return response.status === 200 ? response : undefined;
      },
      { timeoutMs: 30_000, what: 'the customer service to answer again' },
    );
    const { coupon_infos, error_details } = body as Issued;
    expect([coupon_infos.map(({ id }) => id), error_details.map(({ id }) => id)]).toEqual([[known.id], [unknown.id]]);
    expect(await issued()).toEqual([QUOTA - 13, 4]);
    expect(await world.breaches()).toEqual([]);
  });
});

import { uniqueName } from '@pc/testing';
import type { Account } from './support/account';
import type { Issued } from './support/answers';
import type { Partner } from './support/partner';
import { newPhone } from './support/phones';
import { Protection, wrong } from './support/protection';
import { inLanguage, refused } from './support/refused';
import { World } from './support/world';

const QUOTA = 1000;
const NEVER_SENT = { verification_code: '123456' };
const WRONG = refused(400, 'CBC.99000026', 'verification_code');
const EXPIRED = refused(400, 'CBC.99000027', 'verification_code');
const LOCKED = refused(400, 'CBC.99004009', 'verification_code');

/** The code that the console asks for when coupons are issued and reclaimed (benefits R-25, customers 10.6, 10.7). */
describe('verification-code protection of coupons', () => {
  const world = new World();
  let programs: Partner;
  let desk: Partner;
  let protection: Protection;
  let customer: Account;
  let quotaId: string;

  beforeEach(async () => {
    const mobile_phone = newPhone();
    programs = await world.partner({ mobile_phone });
    desk = await programs.inConsole();
    protection = new Protection(world, desk, mobile_phone);
    customer = await world.customer(programs);
    quotaId = await world.grant(programs, QUOTA);
  });

  const issue = (more: object = {}, headers: Record<string, string> = {}) => desk.issue(quotaId, [customer], 100, more, headers);
  /** Balance, coupons, records: what an issue or a reclaim would change. */
  const state = async () => [await desk.balance(quotaId), (await desk.issued()).user_coupons, (await desk.records()).total_count];

  it('benefits R-25, customers 10.6 is off until it is switched on: no code is asked for, and one that is sent is ignored', async () => {
    const [couponId] = await desk.give(quotaId, [customer]);
    await desk.give(quotaId, [customer], 100, NEVER_SENT);
    await desk.reclaim(couponId!).expect(204);
    await protection.turn(true);
    await issue().expect(WRONG);
    await protection.turn(false);
    await issue().expect(200);
  });

  it('benefits R-25, customers 10.7 an issue needs the code that was sent, once; a refused code means nothing was done', async () => {
    await protection.turn(true);
    const before = await state();
    await issue().expect(WRONG);
    await issue(NEVER_SENT).expect(EXPIRED);
    const code = await protection.code();
    await issue(wrong(code)).expect(WRONG);
    expect(await state()).toEqual(before);
    await issue(code).expect(200);
    await issue(code).expect(EXPIRED);
    expect(await desk.balance(quotaId)).toBe(QUOTA - 100);
  });

  it('benefits R-25, customers 10.7 so does a reclaim', async () => {
    const [couponId] = await desk.give(quotaId, [customer]);
    await protection.turn(true);
    const before = await state();
    await desk.reclaim(couponId!).expect(WRONG);
    await desk.reclaim(couponId!, NEVER_SENT).expect(EXPIRED);
    const code = await protection.code();
    await desk.reclaim(couponId!, wrong(code)).expect(WRONG);
    expect(await state()).toEqual(before);
    await desk.reclaim(couponId!, code).expect(204);
    await issue(code).expect(EXPIRED);
    expect(await desk.balance(quotaId)).toBe(QUOTA);
    expect(await world.breaches()).toEqual([]);
  });

  it('customers 10.7 after more than three failures the right code is refused as well, until a new one is sent', async () => {
    const [couponId] = await desk.give(quotaId, [customer]);
    await protection.turn(true);
    const code = await protection.code();
    for (let i = 0; i < 4; i++) await issue(wrong(code)).expect(WRONG);
    await issue(code).expect(LOCKED);
    await desk.reclaim(couponId!, code).expect(LOCKED);
    await desk.reclaim(couponId!, await protection.code()).expect(204);
  });

  it('customers 10.7 by API none is demanded and one that is sent is ignored', async () => {
    await protection.turn(true);
    const [plain] = await programs.give(quotaId, [customer]);
    const [coded] = await programs.give(quotaId, [customer], 100, NEVER_SENT);
    await programs.reclaim(plain!).expect(204);
    await programs.reclaim(coded!, NEVER_SENT).expect(204);
    await issue(await protection.code()).expect(200);
  });

  it('customers 10.7 two issues at once with one code: one is done', async () => {
    await protection.turn(true);
    const code = await protection.code();
    const answers = await Promise.all([issue(code), issue(code)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    EXPIRED(answers.find(({ status }) => status === 400)!);
    expect(await desk.balance(quotaId)).toBe(QUOTA - 100);
  });

  it('api 7.10 a repeated Idempotency-Key uses up no second code, and a refusal stays one', async () => {
    await protection.turn(true);
    const [done, failed] = [uniqueName('key'), uniqueName('key')].map((key) => ({ 'idempotency-key': key }));
    const first = await protection.code();
    const { body } = (await issue(first, done).expect(200)) as { body: Issued };
    const second = await protection.code();
    const again = await issue(first, done).expect(200);
    expect([again.body, again.headers['idempotent-replayed']]).toEqual([body, 'true']);
    await issue(second, done).expect(refused(400, 'CBC.0100', 'Idempotency-Key'));
    await issue(wrong(second), failed).expect(WRONG);
    expect((await issue(wrong(second), failed).expect(WRONG)).headers['idempotent-replayed']).toBe('true');
    await issue(second).expect(200);
    expect(await desk.balance(quotaId)).toBe(QUOTA - 200);
  });

  it('customers 10.7 an issue that is faulty in itself uses up no code', async () => {
    await protection.turn(true);
    const code = await protection.code();
    const eleven = Array.from({ length: 11 }, (_, index) => ({ id: `customer-${index}` }) as Account);
    await desk.issue(quotaId, eleven, 1, code).expect(refused(400, 'CBC.0100', 'customer_ids'));
    await issue(code).expect(200);
  });

  it("customers 10.7 a code of another partner is none, and a partner's own switch decides", async () => {
    const mobile_phone = newPhone();
    const other = await (await world.partner({ mobile_phone })).inConsole();
    await protection.turn(true);
    await issue(await new Protection(world, other, mobile_phone).code()).expect(EXPIRED);
    await other.give(await world.grant(other), [await world.customer(other)]);
  });

  it.each(['zh_CN', 'en_US'] as const)('api 9.6 what is wrong with the code is told in %s', async (language) => {
    await protection.turn(true);
    for (const body of [{}, NEVER_SENT]) await issue(body, { 'x-language': language }).expect(400).expect(inLanguage(language));
  });
});

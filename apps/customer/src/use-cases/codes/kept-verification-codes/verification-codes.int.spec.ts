import { isRefusal, type Refusal } from '@pc/kernel';
import { CustomerHarness } from '../../../../../../test/support/customer-harness';
import { UnitOfWork } from '@pc/store';
import { VerificationCodes, type CodeAnswer, type CodeWish } from '../../../ports/verification-codes';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('verification codes on the store', () => {
  let service: CustomerHarness;
  let phones = 13_800_100_000;
  const newPhone = () => String(++phones);

  beforeAll(async () => {
    service = await CustomerHarness.start();
  });
  afterAll(() => service.close());

  const codes = () => service.part(VerificationCodes);
  const wish = (receiver: string, more: Partial<CodeWish> = {}): CodeWish => ({ channel: 'SMS', receiver, scene: 'REGISTRATION', ...more });
  const issue = (receiver: string, more?: Partial<CodeWish>) =>
    service.part(UnitOfWork).run((tx) => codes().issue(tx, wish(receiver, more)));
  const check = (receiver: string, code: string, more: Partial<CodeAnswer> = {}) =>
    service.part(UnitOfWork).run((tx) => codes().check(tx, { receiver, scene: 'REGISTRATION', code, ...more }));
  const codeOf = (result: Refusal | undefined) => result?.code;

  it('customers 4.13 a code lives for ten minutes, or as long as wished', async () => {
    const [tenMinutes, oneHour] = [newPhone(), newPhone()];
    await issue(tenMinutes);
    await issue(oneHour, { timeout: 60 });
    service.clock.advance(10 * MINUTE);
    expect(codeOf(await check(tenMinutes, await service.codeFor(tenMinutes)))).toBe('CBC.99004008');
    expect(await check(oneHour, await service.codeFor(oneHour))).toBeUndefined();
  });

  it('customers 4.13 a wish of more than an hour makes it five minutes', async () => {
    const phone = newPhone();
    await issue(phone, { timeout: 61 });
    service.clock.advance(5 * MINUTE);
    expect(codeOf(await check(phone, await service.codeFor(phone)))).toBe('CBC.99004008');
    expect(codeOf(await issue(phone, { timeout: 3001 }))).toBe('CBC.0100');
  });

  it('customers 4.14 fifteen codes an hour, also when they are asked for at once', async () => {
    const phone = newPhone();
    const results = await Promise.all(Array.from({ length: 20 }, () => issue(phone)));
    expect(results.filter((result) => result === undefined)).toHaveLength(15);
    expect(results.filter(isRefusal).every(({ code }) => code === 'CBC.99004015')).toBe(true);
    expect(await issue(phone, { scene: 'NEW_CONTACT' })).toBeUndefined();
    service.clock.advance(HOUR);
    expect(await issue(phone)).toBeUndefined();
  });

  it('customers 4.14 sixty codes a day', async () => {
    const phone = newPhone();
    for (let hour = 0; hour < 4; hour++) {
      for (let i = 0; i < 15; i++) expect(await issue(phone)).toBeUndefined();
      service.clock.advance(HOUR);
    }
    expect(codeOf(await issue(phone))).toBe('CBC.99004015');
    service.clock.advance(20 * HOUR);
    expect(await issue(phone)).toBeUndefined();
  });

  it('customers 4.15 every wrong answer counts, also those given at once', async () => {
    const phone = newPhone();
    await issue(phone);
    const right = await service.codeFor(phone);
    const results = await Promise.all(Array.from({ length: 8 }, () => check(phone, wrong(right))));
    expect(results.map(codeOf).sort()).toEqual([...Array<string>(4).fill('CBC.99004009'), ...Array<string>(4).fill('CBC.99004010')]);
    expect(codeOf(await check(phone, right))).toBe('CBC.99004009');
  });

  it('customers 4.16 a code is used up once, also when it is given twice at once', async () => {
    const phone = newPhone();
    await issue(phone);
    const right = await service.codeFor(phone);
    const results = await Promise.all([check(phone, right), check(phone, right)]);
    expect(results.map(codeOf).sort()).toEqual(['CBC.99004008', undefined]);
  });

  it('customers 4.16 a new code takes the place of the old one and resets the failures', async () => {
    const phone = newPhone();
    await issue(phone);
    const old = await service.codeFor(phone);
    for (let i = 0; i < 4; i++) await check(phone, wrong(old));
    service.clock.advance(1_000);
    await issue(phone);
    const fresh = await service.codeFor(phone);
    if (old !== fresh) expect(codeOf(await check(phone, old))).toBe('CBC.99004010');
    expect(await check(phone, fresh)).toBeUndefined();
  });

  it('customers 4.16 a code is of its receiver, scene and account only', async () => {
    const phone = newPhone();
    await issue(phone, { scene: 'REALNAME', accountId: 'customer-1' });
    const code = await service.codeFor(phone);
    expect(codeOf(await check(phone, code))).toBe('CBC.99004008');
    expect(codeOf(await check(newPhone(), code, { scene: 'REALNAME', accountId: 'customer-1' }))).toBe('CBC.99000027');
    expect(codeOf(await check(phone, code, { scene: 'REALNAME', accountId: 'customer-2' }))).toBe('CBC.99000027');
    expect(await check(`0086-${phone}`, code, { scene: 'REALNAME', accountId: 'customer-1' })).toBeUndefined();
  });

  it('customers 10.9 the store holds neither code nor receiver in plain', async () => {
    const phone = newPhone();
    await issue(phone);
    const [code, everything] = [await service.codeFor(phone), await service.everything()];
    expect(everything).not.toContain(phone);
    expect(everything).not.toContain(`"${code}"`);
    expect(everything).not.toContain(`code":"${code}`);
  });

  it('customers 10.9 the message is written with the commit, or not at all', async () => {
    const phone = newPhone();
    const failing = service.part(UnitOfWork).run(async (tx) => {
      await codes().issue(tx, wish(phone));
      throw new Error('given up');
    });
    await expect(failing).rejects.toThrow('given up');
    await expect(service.codeFor(phone)).rejects.toThrow('No code');
    expect(codeOf(await check(phone, '000000'))).toBe('CBC.99004008');
  });
});

function wrong(code: string): string {
  return code === '000000' ? '000001' : '000000';
}

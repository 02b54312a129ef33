import type { Caller } from '@pc/contracts';
import { CertificationHarness, START } from '../../../../../test/support/certification-harness';
import { bodyOf, refusalOf } from '../../../../../test/support/replies';
import { OPERATOR } from '../../../../../test/support/service-harness';

describe('the comparison with the own face', () => {
  let service: CertificationHarness;
  beforeAll(async () => void (service = await CertificationHarness.start()));
  afterAll(() => service?.close());
  beforeEach(() => service.clock.set(START));

  const customer = (): Caller => ({ ...OPERATOR, kind: 'CUSTOMER', account_id: service.addCustomer() });
  const newToken = async (who: Caller): Promise<string> => {
    const { sealed_url } = bodyOf(await service.realname.faceCode(service.ask({}, who)));
    return new URL(service.sealer.open(sealed_url, 'realname.face')).searchParams.get('token')!;
  };
  const scan = (token: string, match: boolean, caller: Caller = OPERATOR) =>
    service.realname.scan(service.ask({ token_hash: service.sealer.blindIndex(token, 'realname.face'), match }, caller));
  const INVALID = { code: 'CBC.99007004', items: ['QR_INVALID'] };

  it('certification RN-30 4.7 row 12: a face that agrees verifies a person; the code serves once', async () => {
    const who = customer();
    const token = await newToken(who);
    expect(await scan(token, true)).toEqual({ type: 'answer', body: {} });
    expect(await service.statusOf(who.account_id)).toMatchObject({ verified_status: '2', verified_type: 0 });
    expect(await service.told(who.account_id)).toMatchObject([{ data: { verified_status: '2', verified_type: 0 } }]);
    expect(refusalOf(await scan(token, true))).toMatchObject(INVALID);
    expect(refusalOf(await service.realname.faceCode(service.ask({}, who))).code).toBe('CBC.99007188');
  });

  it('certification RN-30 a face that does not agree changes nothing, and the code is dead', async () => {
    const who = customer();
    const token = await newToken(who);
    bodyOf(await scan(token, false));
    expect(refusalOf(await scan(token, true))).toMatchObject(INVALID);
    expect(await service.statusOf(who.account_id)).toMatchObject({ verified_status: '-1' });
  });

  it('certification RN-20 a new code voids those before; one lives for 10 minutes', async () => {
    const who = customer();
    const [first, second] = [await newToken(who), await newToken(who)];
    expect(first).not.toBe(second);
    expect(refusalOf(await scan(first, true))).toMatchObject(INVALID);
    service.clock.set(new Date(START.getTime() + 10 * 60_000));
    expect(refusalOf(await scan(second, true))).toMatchObject(INVALID);
    const third = await newToken(who);
    service.clock.set(new Date(START.getTime() + 20 * 60_000 - 1));
    bodyOf(await scan(third, true));
  });

  it('certification RN-20 the token lies nowhere', async () => {
    const token = await newToken(customer());
    expect(await service.everything()).not.toContain(token);
  });

  it('certification RN-20 is for the main account of the customer; the result is for the staff to tell', async () => {
    const who = customer();
    const faceCode = async (caller: Caller) => refusalOf(await service.realname.faceCode(service.ask({}, caller))).code;
    expect(await faceCode({ ...who, user_id: 'u', user_name: 'clerk' })).toBe('CBC.99007297');
    expect(await faceCode({ ...who, kind: 'PARTNER' })).toBe('CBC.0151');
    expect(refusalOf(await scan(await newToken(who), true, who)).code).toBe('CBC.0151');
  });
});

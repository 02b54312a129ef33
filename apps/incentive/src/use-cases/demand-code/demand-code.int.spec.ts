import type { Caller } from '@pc/contracts';
import { bodyOf, refusalOf } from '../../../../../test/support/replies';
import { IncentiveHarness, type Scene } from '../../../../../test/support/incentive-harness';
import { DemandCode } from '@pc/service';

const KEY = { idempotency: { scope: 'key-1', bodyDigest: 'body-1' } };

describe('the code of issues and reclaims in the console', () => {
  let service: IncentiveHarness;
  let scene: Scene;
  let desk: Scene;

  beforeAll(async () => {
    service = await IncentiveHarness.start();
  });
  beforeEach(async () => {
    scene = await service.given({ customers: 1 });
    desk = { ...scene, caller: { ...scene.caller, channel: 'CONSOLE' } };
    service.codes.asked.length = 0;
    service.codes.silent = false;
  });
  afterAll(() => service?.close());

  const protect = (code?: string) => service.codes.sent.set(scene.partnerId, code);
  const request = (sealed_code?: string, context = {}) => service.issueRequest(desk, { sealed_code }, context);
  const confirm = (sealed_code?: string, context = {}) => service.coupons.confirmIssue(request(sealed_code, context));

  it('customers 10.7, api 7.21 is asked of dealers in the console, and of nobody else', () => {
    const concerns = (change: Partial<Caller>) => DemandCode.concerns(service.ask({}, { ...desk.caller, ...change }).context);
    expect([concerns({}), concerns({ kind: 'RESELLER' })]).toEqual([true, true]);
    expect([concerns({ channel: 'API' }), concerns({ kind: 'CUSTOMER' }), concerns({ kind: 'OPERATOR' })]).toEqual([false, false, false]);
  });

  it('benefits R-25 lets the command go on when the customer service has nothing against it', async () => {
    expect(await confirm()).toBeUndefined();
    protect('right');
    expect(await confirm('right')).toBeUndefined();
    const reclaim = service.ask({ coupon_id: 'c', sealed_code: 'right' }, desk.caller);
    expect(refusalOf((await service.coupons.confirmReclaim(reclaim))!).code).toBe('CBC.99000026');
    protect('another');
    expect(await service.coupons.confirmReclaim(service.ask({ ...reclaim.payload, sealed_code: 'another' }, desk.caller))).toBeUndefined();
  });

  it('benefits R-25, api 7.10 a refusal is kept under the Idempotency-Key, and no code is judged for it again', async () => {
    protect('right');
    expect(refusalOf((await confirm('wrong', KEY))!)).toMatchObject({ code: 'CBC.99000026', field: 'verification_code' });
    expect(await confirm('wrong', KEY)).toMatchObject({ code: 'CBC.99000026', replayed: true });
    const other = { idempotency: { ...KEY.idempotency, bodyDigest: 'body-2' } };
    expect(refusalOf((await confirm('right', other))!)).toMatchObject({ code: 'CBC.0100', field: 'Idempotency-Key' });
    expect(service.codes.asked).toHaveLength(1);
    expect(service.codes.sent.get(scene.partnerId)).toBe('right');
  });

  it('api 7.10 a command that was carried out is answered from what is kept, whoever sends it again', async () => {
    const key = { idempotency: { scope: 'key-2', bodyDigest: 'body-2' } };
    protect('right');
    const first = request('right', key);
    expect(await service.coupons.confirmIssue(first)).toBeUndefined();
    const [reply] = await service.coupons.issue([first]);
    protect('next');
    expect(await confirm('right', key)).toEqual({ ...reply, replayed: true });
    expect(await service.coupons.confirmIssue(first)).toEqual(reply);
    expect(service.codes.asked).toHaveLength(1);
    expect(bodyOf(reply!).coupon_infos).toHaveLength(1);
  });

  it('interactions 6 without an answer the command is refused with PCB.0504, and may come again under its key', async () => {
    const key = { idempotency: { scope: 'key-3', bodyDigest: 'body-3' } };
    service.codes.silent = true;
    expect(refusalOf((await confirm(undefined, key))!).code).toBe('PCB.0504');
    service.codes.silent = false;
    expect(await confirm(undefined, key)).toBeUndefined();
    expect(await service.quota(scene)).toMatchObject({ balance: 1_000_000, version: 1 });
  });

  it('customers 10.7 no code is asked for what is faulty in itself', async () => {
    protect('right');
    const many = Array.from({ length: 11 }, (_, index) => `customer-${index}`);
    const faulty = service.issueRequest(desk, { customer_ids: many, sealed_code: 'right' });
    expect(refusalOf((await service.coupons.confirmIssue(faulty))!)).toMatchObject({ code: 'CBC.0100', field: 'customer_ids' });
    expect(service.codes.asked).toEqual([]);
  });
});

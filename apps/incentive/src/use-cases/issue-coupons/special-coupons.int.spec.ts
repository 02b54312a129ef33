import { customer } from '@pc/contracts';
import { bodyOf, refusalOf } from '../../../../../test/support/replies';
import { IncentiveHarness, type Scene } from '../../../../../test/support/incentive-harness';

const CONSOLE = { expire_time: '2026-12-01T00:00:00Z', max_deduction_ratio: '0.5', subscribe_types: ['new' as const] };

/** Cash and pick-up coupons on the real store. */
describe('coupons of government-type partners', () => {
  let service: IncentiveHarness;
  beforeAll(async () => {
    service = await IncentiveHarness.start();
  });
  afterAll(() => service?.close());

  const inConsole = (scene: Scene): Scene => ({ ...scene, caller: { ...scene.caller, channel: 'CONSOLE' } });
  const listed = async (scene: Scene, list_kind: 'CASH_AND_VOUCHER' | 'PICK_UP') => {
    const entries = scene.customerIds.map((customer_id) => ({ customer_id }));
    bodyOf(await service.whitelists.import(service.ask({ list_kind, entries }, scene.caller)));
    return inConsole(scene);
  };
  const facts = (id: string, version: number, contracting_entity: string) =>
    service.customerEvents.accountFactsChanged(
      service.event(customer.accountFactsChanged, version, { account_id: id, contracting_entity }),
    );

  describe('pick-up coupons', () => {
    let scene: Scene;
    beforeEach(async () => {
      scene = await listed(
        await service.given({ partner: { governmentKinds: ['CLOUD'] }, quota: { quota_type: 2 }, customers: 1 }),
        'PICK_UP',
      );
    });
    const prepared = (partnerId: string) =>
      service.coupons.prepareUnlink(service.ask({ customer_id: scene.customerIds[0]!, partner_id: partnerId, attempt: 1 }));

    it('benefits 2.10 R-66 the console says end, ratio and order kinds; the coupon holds them', async () => {
      for (const missing of ['expire_time', 'max_deduction_ratio', 'subscribe_types'] as const)
        expect(refusalOf(await service.issue(scene, { ...CONSOLE, [missing]: undefined }))).toMatchObject({
          code: 'CBC.0100',
          field: missing,
        });
      const [couponId] = await service.issued(scene, CONSOLE);
      const [shown] = (await service.held(scene.customerIds[0]!)).user_coupons;
      expect(shown).toMatchObject({ coupon_id: couponId, coupon_type: 5, expire_time: CONSOLE.expire_time });
      expect(shown!.use_limits.map(({ limit_key, value1 }) => [limit_key, value1])).toEqual([
        ['subscribeType', 'new'],
        ['maxDeductionRatio', '0.5'],
      ]);
      expect(await service.records(scene)).toMatchObject({ records: [{ quota_type: 2, coupon_id: couponId }] });
      expect(await service.audit()).toEqual([]);
    });

    it('benefits R-38 R-63 stand against the end of any association until they are spent or back', async () => {
      const [couponId] = await service.issued(scene, CONSOLE);
      const failed = { checks: [{ item: 'PICK_UP_COUPON_UNSPENT', passed: false }] };
      expect(bodyOf(await prepared(scene.partnerId))).toEqual(failed);
      expect(bodyOf(await prepared('another partner'))).toEqual(failed);
      bodyOf(await service.reclaim(scene, couponId!));
      expect(bodyOf(await prepared(scene.partnerId))).toEqual({ checks: [{ item: 'PICK_UP_COUPON_UNSPENT', passed: true }] });
    });

    it('benefits 3.3 U-3 expire back to the issuer', async () => {
      await service.issued(scene, { ...CONSOLE, expire_time: '2026-03-02T00:00:00Z' });
      service.clock.advance(2 * 86_400_000);
      await service.expire();
      service.clock.advance(-2 * 86_400_000);
      expect((await service.quota(scene)).balance).toBe(1_000_000);
    });
  });

  describe('cash coupons', () => {
    const given = async (quota: object = {}) => {
      const user = { quota_type: 1 as const, invoice_party: 'COUPON_USER' as const, contracting_entity: 'CN01' };
      const scene = await service.given({
        partner: { governmentKinds: ['SUBSIDY'] },
        quota: { ...user, allowed_association_types: ['1', '2'], ...quota },
        type: '1',
        customers: 2,
      });
      for (const id of scene.customerIds) {
        const known = service.directory.people.get(id)!;
        service.directory.people.set(id, { ...known, contractingEntity: 'CN01' });
      }
      return listed(scene, 'CASH_AND_VOUCHER');
    };

    it('benefits R-21 R-67 leave a customer that comes under another contract, which then gets none', async () => {
      const scene = await given();
      const [changed, stays] = scene.customerIds as [string, string];
      const [couponId, other] = await service.issued(scene, CONSOLE);
      await facts(changed, 5, 'CN02');
      expect((await service.told(couponId!)).at(-1)).toMatchObject({
        name: 'coupon-reclaimed',
        data: { operation_type: '7', amount_fen: 50_000 },
      });
      expect([(await service.quota(scene)).balance, (await service.held(stays)).user_coupons]).toMatchObject([
        950_000,
        [{ coupon_id: other }],
      ]);
      expect(bodyOf(await service.issue(scene, CONSOLE)).error_details).toEqual([{ id: changed, error_code: 'CBC.99000014' }]);
      await facts(changed, 6, 'CN01');
      expect(bodyOf(await service.issue(scene, CONSOLE)).error_details).toEqual([]);
      await facts(changed, 5, 'CN02');
      expect(await service.held(changed)).toMatchObject({ count: 1 });
      expect(await service.audit()).toEqual([]);
    });

    it('benefits R-67 of an issue and a change of contract at once no coupon stays with the wrong customer', async () => {
      const scene = await given();
      const [id] = scene.customerIds as [string, string];
      await service.issued(scene, CONSOLE);
      await Promise.all([
        ...Array.from({ length: 5 }, () => service.issue(scene, { ...CONSOLE, customer_ids: [id] })),
        facts(id, 5, 'CN02'),
      ]);
      expect(await service.held(id)).toMatchObject({ count: 0 });
      expect(await service.audit()).toEqual([]);
    });

    it('benefits R-23 what comes back from a designated customer is kept for it', async () => {
      const first = await given();
      const [a, b] = first.customerIds as [string, string];
      const scene = {
        ...first,
        quotaId: await service.grant(first.partnerId, {
          quota_type: 1,
          quota_value_fen: 100_000,
          designated_customer_ids: [a, b],
          allowed_association_types: ['1'],
        }),
      };
      const give = (id: string, face_value_fen: number) => service.issue(scene, { ...CONSOLE, customer_ids: [id], face_value_fen });
      const couponId = bodyOf(await give(a, 60_000)).coupon_infos[0]!.coupon_id;
      bodyOf(await service.reclaim(scene, couponId));
      expect((await service.quota(scene)).balance).toBe(100_000);
      expect(bodyOf(await give(b, 40_001)).error_details).toEqual([{ id: b, error_code: 'CBC.99000013' }]);
      expect(bodyOf(await give(b, 40_000)).error_details).toEqual([]);
      expect(bodyOf(await give(a, 60_000)).error_details).toEqual([]);
      expect((await service.quota(scene)).balance).toBe(0);
      expect(await service.audit()).toEqual([]);
    });
  });
});

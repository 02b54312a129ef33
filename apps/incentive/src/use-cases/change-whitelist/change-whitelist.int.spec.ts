import type { incentive, PayloadOf } from '@pc/contracts';
import { bodyOf, refusalOf } from '../../../../../test/support/replies';
import { IncentiveHarness, type Scene } from '../../../../../test/support/incentive-harness';

type Kind = 'CASH_AND_VOUCHER' | 'PICK_UP';

describe('the whitelists of government-type partners', () => {
  let service: IncentiveHarness;
  let cloud: Scene;
  let subsidy: Scene;

  beforeAll(async () => {
    service = await IncentiveHarness.start();
  });
  beforeEach(async () => {
    cloud = await service.given({ partner: { governmentKinds: ['CLOUD'] }, quota: { quota_type: 2 } });
    subsidy = await service.given({ partner: { governmentKinds: ['SUBSIDY'] } });
  });
  afterAll(() => service?.close());

  const imported = (scene: Scene, list_kind: Kind, ids: readonly string[]) =>
    service.whitelists.import(service.ask({ list_kind, entries: ids.map((customer_id) => ({ customer_id })) }, scene.caller));
  const add = (scene: Scene, customer_id: string, list_kind: Kind = 'PICK_UP') =>
    service.whitelists.add(service.ask({ list_kind, customer_id }, scene.caller));
  const remove = (scene: Scene, id: string, list_kind: Kind = 'PICK_UP') =>
    service.whitelists.remove(service.ask({ list_kind, id }, scene.caller));
  const list = async (scene: Scene, list_kind: Kind, filter: Partial<PayloadOf<typeof incentive.listWhitelist>> = {}) =>
    bodyOf(await service.whitelists.list(service.ask({ list_kind, offset: 0, limit: 100, ...filter }, scene.caller)));
  const refusedBy = async (scene: Scene) =>
    bodyOf(await service.issue(scene, { face_value_fen: 1 })).error_details.map(({ id, error_code }) => [id, error_code]);

  it('benefits R-62 an import replaces the whole list as the next version, valid at once', async () => {
    const [a, b, c] = subsidy.customerIds as [string, string, string];
    expect(await refusedBy(subsidy)).toHaveLength(3);
    expect(bodyOf(await imported(subsidy, 'CASH_AND_VOUCHER', [a, b]))).toEqual({ version: 1 });
    expect(await refusedBy(subsidy)).toEqual([[c, 'CBC.99000035']]);
    expect(bodyOf(await imported(subsidy, 'CASH_AND_VOUCHER', [c, a]))).toEqual({ version: 2 });
    expect(await refusedBy(subsidy)).toEqual([[b, 'CBC.99000035']]);
    const { version, total_count, entries } = await list(subsidy, 'CASH_AND_VOUCHER');
    expect([version, total_count, entries.map((entry) => [entry.customer_id, entry.version])]).toEqual([
      2,
      2,
      [
        [a, 2],
        [c, 2],
      ],
    ]);
  });

  it('benefits R-62 a customer that comes twice refuses the whole import, and the old version stays', async () => {
    bodyOf(await imported(cloud, 'PICK_UP', ['x']));
    expect(refusalOf(await imported(cloud, 'PICK_UP', ['y', 'z', 'y']))).toMatchObject({
      code: 'CBC.0100',
      field: 'entries[2].customer_id',
    });
    expect(await list(cloud, 'PICK_UP')).toMatchObject({ version: 1, entries: [{ customer_id: 'x' }] });
  });

  it('benefits R-62 as many as ten thousand fit, and a second import of as many', async () => {
    const ids = Array.from({ length: 10_000 }, (_, index) => `customer-${index}`);
    bodyOf(await imported(cloud, 'PICK_UP', ids));
    bodyOf(await imported(cloud, 'PICK_UP', ids));
    expect(await list(cloud, 'PICK_UP', { limit: 1 })).toMatchObject({
      version: 2,
      total_count: 10_000,
      entries: [{ customer_id: 'customer-9999' }],
    });
  }, 60_000);

  it('benefits R-62 of parallel imports each is a version of its own, and the list is one of them, whole', async () => {
    const lists = Array.from({ length: 4 }, (_, index) => Array.from({ length: 20 }, (__, entry) => `c${index}-${entry}`));
    const versions = (await Promise.all(lists.map((ids) => imported(cloud, 'PICK_UP', ids)))).map((reply) => bodyOf(reply).version);
    expect(versions.toSorted()).toEqual([1, 2, 3, 4]);
    const { entries, version } = await list(cloud, 'PICK_UP');
    expect([version, new Set(entries.map((entry) => entry.customer_id))]).toEqual([4, new Set(lists[versions.indexOf(4)])]);
  });

  it('benefits R-62 single entries come and go in the list of pick-up coupons, without a new version', async () => {
    const [a, b, c] = cloud.customerIds as [string, string, string];
    bodyOf(await imported(cloud, 'PICK_UP', [a]));
    const added = bodyOf(await add(cloud, b));
    expect(added).toMatchObject({ customer_id: b, version: 1, list_kind: 'PICK_UP' });
    expect(refusalOf(await add(cloud, b))).toMatchObject({ code: 'CBC.0100', field: 'customer_id' });
    expect(await refusedBy(cloud)).toEqual([[c, 'CBC.99000035']]);
    bodyOf(await remove(cloud, added.id));
    expect(refusalOf(await remove(cloud, added.id))).toMatchObject({ code: 'CBC.0100', field: 'id' });
    expect((await refusedBy(cloud)).map(([id]) => id)).toEqual([b, c]);
    for (const refused of [await add(subsidy, a, 'CASH_AND_VOUCHER'), await remove(subsidy, added.id, 'CASH_AND_VOUCHER')])
      expect(refusalOf(refused)).toMatchObject({ code: 'CBC.0100', field: 'list_kind' });
  });

  it('benefits 2.10 the list is searched by parts of the names', async () => {
    const entries = [
      { customer_id: 'x', customer_name: '消防队 North', account_name: 'fire-north' },
      { customer_id: 'y', customer_name: 'South' },
    ];
    bodyOf(await service.whitelists.import(service.ask({ list_kind: 'PICK_UP' as const, entries }, cloud.caller)));
    const found = async (filter: object) => (await list(cloud, 'PICK_UP', filter)).entries.map((entry) => entry.customer_id);
    expect([await found({ customer_name: '消防' }), await found({ account_name: 'north' }), await found({ customer_id: 'y' })]).toEqual([
      ['x'],
      ['x'],
      ['y'],
    ]);
    expect(await found({ customer_name: '.*' })).toEqual([]);
    expect(await found({ offset: 1, limit: 1 })).toEqual(['x']);
  });

  it('benefits 1.3 R-61 only the partner of the kind keeps a list, and each sees its own', async () => {
    const other = await service.given({ partner: { governmentKinds: ['CLOUD'] }, quota: { quota_type: 2 } });
    const entry = bodyOf(await add(cloud, 'x'));
    expect(await list(other, 'PICK_UP')).toEqual({ version: 0, total_count: 0, entries: [] });
    expect(refusalOf(await remove(other, entry.id)).code).toBe('CBC.0100');
    for (const [scene, kind] of [
      [subsidy, 'PICK_UP'],
      [cloud, 'CASH_AND_VOUCHER'],
      [await service.given(), 'PICK_UP'],
    ] as const) {
      expect(refusalOf(await imported(scene, kind, ['x'])).code).toBe('CBC.0151');
      await expect(list(scene, kind)).rejects.toThrow('CBC.0151');
    }
  });

  it('benefits R-22 R-62 an issue sees the list of one moment, whatever is imported beside it', async () => {
    const [a, b] = subsidy.customerIds as [string, string, string];
    bodyOf(await imported(subsidy, 'CASH_AND_VOUCHER', [a, b]));
    const issue = () => service.issue(subsidy, { customer_ids: [a, b], face_value_fen: 1 });
    const both = () => imported(subsidy, 'CASH_AND_VOUCHER', [a, b]);
    const nobody = () => imported(subsidy, 'CASH_AND_VOUCHER', ['nobody']);
    const [first, , second, , third] = await Promise.all([issue(), nobody(), issue(), both(), issue(), nobody()]);
    for (const reply of [first, second, third]) expect([0, 2]).toContain(bodyOf(reply).coupon_infos.length);
    expect(await service.audit()).toEqual([]);
  });
});

import { aCustomer, aDistributor, anAssociation, aPartner, aQuota, aReseller, fen, issue, NOW } from './domain.fixture';

const limit = (key: string, value1?: string, value2?: string) => ({
  key,
  values: [{ ...(value1 !== undefined && { value1 }), ...(value2 !== undefined && { value2 }) }],
});
const SECOND = 1000;

describe('the quota of an issue', () => {
  it('benefits R-1 a quota that does not exist refuses the request', () => {
    expect(issue({ quota: undefined })).toMatchObject({ code: 'CBC.99000012', events: [] });
  });

  it('benefits R-1 a quota of another partner answers like one that does not exist', () => {
    expect(issue({ quota: aQuota({ owner: { partnerId: 'another' } }) }).code).toBe('CBC.99000012');
  });

  it.each(['ADJUSTING', 'FROZEN', 'RECLAIMED'] as const)('benefits R-1 a quota in state %s refuses the request', (status) => {
    expect(issue({ quota: aQuota({ status }) }).code).toBe('CBC.99000012');
  });

  it('benefits R-1 R-2 an invalid quota is told as expired when time ended it, and as in a wrong state when it was voided', () => {
    expect(issue({ quota: aQuota({ status: 'INVALID' }) }).code).toBe('CBC.99000017');
    expect(issue({ quota: aQuota({ status: 'INVALID', voided: true }) }).code).toBe('CBC.99000012');
  });

  it('benefits R-2 the window begins with effective_time and ends just before expire_time', () => {
    const at = (now: Date) => issue({ now, quota: aQuota({ effectiveTime: NOW, expireTime: new Date(NOW.getTime() + SECOND) }) }).code;
    expect(at(new Date(NOW.getTime() - 1))).toBe('CBC.99000017');
    expect(at(NOW)).toBeUndefined();
    expect(at(new Date(NOW.getTime() + SECOND - 1))).toBeUndefined();
    expect(at(new Date(NOW.getTime() + SECOND))).toBe('CBC.99000017');
  });
});

describe('the face value of an issue', () => {
  const quota = aQuota({ limits: [limit('faceValueRange', '100', '200.00')] });

  it('benefits R-3 must lie between the least and the greatest of the quota, bounds included', () => {
    const code = (yuan: number) => issue({ quota }, { faceValue: fen(yuan) }).code;
    expect([99.99, 100, 200, 200.01].map(code)).toEqual(['CBC.99000018', undefined, undefined, 'CBC.99000019']);
  });

  it('benefits R-3 must be greater than 0 and not above the ceiling', () => {
    expect(issue({}, { faceValue: 0n })).toMatchObject({ code: 'CBC.0100', field: 'face_value' });
    expect(issue({}, { faceValue: 100_000_000_000n }).code).toBe('CBC.0100');
  });

  it('benefits R-3 either bound may be empty', () => {
    expect(issue({ quota: aQuota({ limits: [limit('faceValueRange', '', '1')] }) }, { faceValue: fen(2) }).code).toBe('CBC.99000019');
    expect(issue({ quota: aQuota({ limits: [limit('faceValueRange', '3')] }) }, { faceValue: fen(2) }).code).toBe('CBC.99000018');
  });
});

describe('the customers of an issue', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `C${index}`);

  it('benefits R-4 one to a hundred customers, each once', () => {
    expect(issue({}, { customerIds: [] }).code).toBe('CBC.0100');
    expect(issue({}, { customerIds: many(101) })).toMatchObject({ code: 'CBC.0100', field: 'customer_ids' });
    expect(issue({}, { customerIds: ['A', 'B', 'A'] })).toMatchObject({ code: 'CBC.0100', field: 'customer_ids[2]' });
    expect(issue({}, { customerIds: many(100), faceValue: fen(100) }).coupons).toHaveLength(100);
  });

  it('benefits R-4 R-66 the console takes ten at a time', () => {
    expect(issue({ channel: 'CONSOLE' }, { customerIds: many(11) }).code).toBe('CBC.0100');
    expect(issue({ channel: 'CONSOLE' }, { customerIds: many(10) }).coupons).toHaveLength(10);
  });

  it('benefits R-5 each gets one coupon of the full face value', () => {
    const { coupons } = issue({}, { customerIds: ['A', 'B'] });
    expect(coupons.map(({ customerId, faceValue, balance, status }) => ({ customerId, faceValue, balance, status }))).toEqual([
      { customerId: 'A', faceValue: fen(500), balance: fen(500), status: 'USABLE' },
      { customerId: 'B', faceValue: fen(500), balance: fen(500), status: 'USABLE' },
    ]);
  });

  it('benefits R-6 a fault of one customer refuses that customer only', () => {
    const customers = [aCustomer('A'), aCustomer('B', { association: anAssociation({ partnerId: 'another' }) }), aCustomer('C')];
    const result = issue({ customers }, { customerIds: ['A', 'B', 'C'] });
    expect(result).toMatchObject({ code: undefined, issuedTo: ['A', 'C'], refusedCustomers: [['B', 'CBC.99000035']] });
  });

  it('benefits R-7 customers are served in order until the balance is too small, and none after that (example of 7.4)', () => {
    const result = issue({ quota: aQuota({ balance: fen(900) }) }, { customerIds: ['X', 'Y', 'Z'], faceValue: fen(400) });
    expect(result).toMatchObject({ issuedTo: ['X', 'Y'], refusedCustomers: [['Z', 'CBC.99000013']], quota: { balance: fen(100) } });
  });

  it('benefits R-8 the balance falls by the face value of each success, and the quota changes once', () => {
    const { quota, change } = issue({}, { customerIds: ['A', 'B', 'C'] });
    expect(quota).toMatchObject({ balance: fen(8_500), issuedCount: 3, issuedTotal: fen(1_500), version: 2 });
    expect(change).toMatchObject({ cause: 'ISSUED', delta: -fen(1_500) });
  });

  it('benefits R-9 an issue of which everybody is refused is no refusal, and leaves the quota alone', () => {
    const result = issue({ customers: [] }, { customerIds: ['A', 'B'] });
    expect(result).toMatchObject({ code: undefined, coupons: [], quota: undefined });
    expect(result.refusedCustomers).toHaveLength(2);
  });

  it("benefits R-10 a customer of nobody, of another partner, or unknown, is not the partner's", () => {
    const { association: _none, ...direct } = aCustomer('A');
    const customers = [direct, aCustomer('B', { association: anAssociation({ partnerId: 'another' }) })];
    expect(issue({ customers }, { customerIds: ['A', 'B', 'C'] }).refusedCustomers).toEqual(
      ['A', 'B', 'C'].map((id) => [id, 'CBC.99000035']),
    );
  });

  it('benefits R-10 a referral customer gets nothing through the API, and through the console what its quota allows', () => {
    const customers = [aCustomer('A', { association: anAssociation({ type: '1' }) })];
    const both = aQuota({ allowedAssociationTypes: ['1', '2'] });
    expect(issue({ customers, quota: both }).refusedCustomers).toEqual([['A', 'CBC.99000014']]);
    expect(issue({ customers, quota: both, channel: 'CONSOLE' }).issuedTo).toEqual(['A']);
    expect(issue({ customers, channel: 'CONSOLE' }).refusedCustomers).toEqual([['A', 'CBC.99000014']]);
  });

  it('benefits R-10 a financially managed enterprise member is refused', () => {
    expect(issue({ customers: [aCustomer('A', { enterpriseKind: 'CUSTODY_MEMBER' })] }).refusedCustomers).toEqual([['A', 'CBC.50000034']]);
    expect(issue({ customers: [aCustomer('A', { enterpriseKind: 'NON_CUSTODY_MEMBER' })] }).issuedTo).toEqual(['A']);
  });

  it('benefits R-63 a customer behind a fence of this partner is refused', () => {
    expect(issue({ customers: [aCustomer('A', { fence: { partnerId: 'partner', attempt: 1 } })] }).refusedCustomers).toEqual([
      ['A', 'CBC.99000000'],
    ]);
    expect(issue({ customers: [aCustomer('A', { fence: { partnerId: 'another', attempt: 1 } })] }).issuedTo).toEqual(['A']);
  });

  it('benefits R-11 a quota for designated customers refuses a request that names any other', () => {
    const quota = aQuota({ designatedCustomerIds: ['A', 'B'] });
    expect(issue({ quota }, { customerIds: ['A', 'C'] })).toMatchObject({ code: 'CBC.50000020', coupons: [] });
    expect(issue({ quota }, { customerIds: ['B'] }).issuedTo).toEqual(['B']);
  });

  it('benefits R-12 a quota for first associations refuses a request that names a customer associated before', () => {
    const quota = aQuota({ limits: [limit('firstAssociationOnly', '1')] });
    const customers = [aCustomer('A'), aCustomer('B', { association: anAssociation({ first: false }) })];
    expect(issue({ quota, customers }, { customerIds: ['A', 'B'] })).toMatchObject({ code: 'CBC.99000022', coupons: [] });
    expect(issue({ quota, customers }, { customerIds: ['A'] }).issuedTo).toEqual(['A']);
  });

  it('benefits R-13 the number of coupons a quota may ever issue', () => {
    const quota = aQuota({ limits: [limit('maxCouponCount', '3')], issuedCount: 1 });
    expect(issue({ quota }, { customerIds: ['A', 'B', 'C'] })).toMatchObject({
      issuedTo: ['A', 'B'],
      refusedCustomers: [['C', 'CBC.99000020']],
    });
  });

  it('benefits R-13 the total face value a quota may ever issue, in all or a customer', () => {
    const total = aQuota({ limits: [limit('maxTotalFaceValue', '1200')] });
    expect(issue({ quota: total }, { customerIds: ['A', 'B', 'C'] })).toMatchObject({
      issuedTo: ['A', 'B'],
      refusedCustomers: [['C', 'CBC.99000021']],
    });
    const each = aQuota({ limits: [limit('maxTotalFaceValue', '1200', 'CUSTOMER')] });
    expect(issue({ quota: each, issuedTo: fen(700) }).issuedTo).toEqual(['A']);
    expect(issue({ quota: each, issuedTo: fen(700.01) }).refusedCustomers).toEqual([['A', 'CBC.99000021']]);
  });

  it('benefits R-14 a partner issues nothing to itself unless the quota allows it', () => {
    expect(issue({}, { customerIds: ['partner'] }).code).toBe('CBC.99000025');
    expect(issue({ quota: aQuota({ selfIssueAllowed: true }), customers: [] }, { customerIds: ['partner'] }).issuedTo).toEqual(['partner']);
  });
});

describe('the issuer', () => {
  it('benefits R-15 a partner that spends coupons itself issues nothing', () => {
    expect(issue({ partner: aPartner({ spendsCouponsItself: true }) }).code).toBe('CBC.50000010');
  });

  it.each(['RESTRICTED', 'FROZEN', 'DELISTED'] as const)('benefits R-69 a partner in state %s issues nothing', (state) => {
    expect(issue({ partner: aPartner({ state }) }).code).toBe('CBC.0151');
  });

  it('benefits R-69 a frozen customer still gets its coupon', () => {
    expect(issue({ customers: [aCustomer('A', { isFrozen: 1 })] }).issuedTo).toEqual(['A']);
  });

  it('benefits R-61 only a government-cloud partner issues pick-up coupons, and it issues no vouchers', () => {
    const cloud = aPartner({ governmentKinds: ['CLOUD'] });
    expect(issue({ quota: aQuota({ kind: 'PICK_UP' }) }).code).toBe('CBC.0151');
    expect(issue({ partner: cloud }).code).toBe('CBC.0151');
    expect(issue({ partner: cloud, quota: aQuota({ kind: 'PICK_UP' }), whitelist: ['A'] }).issuedTo).toEqual(['A']);
  });

  it('benefits R-22 R-61 a government-subsidy partner issues to whitelisted customers, whatever their association', () => {
    const { association: _none, ...direct } = aCustomer('A');
    const given = {
      partner: aPartner({ governmentKinds: ['SUBSIDY'] }),
      customers: [direct, aCustomer('B', { association: anAssociation({ type: '1' }) }), aCustomer('C')],
    };
    const result = issue({ ...given, whitelist: ['A', 'B'] }, { customerIds: ['A', 'B', 'C'] });
    expect(result).toMatchObject({ issuedTo: ['A', 'B'], refusedCustomers: [['C', 'CBC.99000035']] });
  });

  it("benefits R-20 a distributor issues for its reseller, to the reseller's customers, from the reseller's quota", () => {
    const quota = aQuota({ owner: { partnerId: 'partner', resellerId: 'reseller' } });
    const customers = [aCustomer('A', { association: anAssociation({ resellerId: 'reseller' }) }), aCustomer('B')];
    const given = { partner: aDistributor(), reseller: aReseller(), quota, customers };
    expect(issue(given, { customerIds: ['A', 'B'], resellerId: 'reseller' })).toMatchObject({
      issuedTo: ['A'],
      refusedCustomers: [['B', 'CBC.99000035']],
    });
    expect(issue(given).code).toBe('CBC.99000012');
    expect(issue({ ...given, quota: aQuota() }).refusedCustomers).toEqual([['A', 'CBC.99000035']]);
  });

  it('benefits R-20 a reseller of somebody else is refused, and a caller that is no distributor has the field ignored', () => {
    expect(issue({ partner: aDistributor(), reseller: aReseller({ distributorId: 'another' }) }, { resellerId: 'reseller' }).code).toBe(
      'CBC.99000037',
    );
    expect(issue({ partner: aDistributor() }, { resellerId: 'nobody' }).code).toBe('CBC.99000037');
    expect(issue({}, { resellerId: 'nobody' }).issuedTo).toEqual(['A']);
  });
});

describe('the terms of the coupons', () => {
  const values = (key: string, ...entries: string[]) => ({ key, values: entries.map((value1) => ({ value1 })) });

  it("benefits R-16 services and products are a part of the quota's, where it has any", () => {
    const quota = aQuota({
      limits: [values('serviceTypeList', 'ecs', 'obs'), limit('productList', 'p1,p2'), values('productBlackList', 'bad')],
    });
    expect(issue({ quota }, { serviceTypes: ['ecs'], productIds: ['p2'] }).code).toBeUndefined();
    expect(issue({ quota }, { serviceTypes: ['ecs', 'rds'] }).code).toBe('CBC.99000023');
    expect(issue({ quota }, { productIds: ['p3'] }).code).toBe('CBC.99000023');
    expect(issue({}, { serviceTypes: ['anything'], productIds: ['goes'] }).code).toBeUndefined();
  });

  it('benefits R-16 a blacklisted product is refused, and more than ten entries are malformed', () => {
    const eleven = Array.from({ length: 11 }, (_, index) => `p${index}`);
    expect(issue({ quota: aQuota({ limits: [values('productBlackList', 'bad')] }) }, { productIds: ['good', 'bad'] }).code).toBe(
      'CBC.99000023',
    );
    expect(issue({}, { productIds: eleven })).toMatchObject({ code: 'CBC.0100', field: 'product_ids' });
    expect(issue({}, { serviceTypes: eleven })).toMatchObject({ code: 'CBC.0100', field: 'cloud_service_types' });
  });

  it('benefits R-16 what the request does not limit is inherited from the quota', () => {
    const quota = aQuota({
      limits: [
        values('serviceTypeList', 'ecs', 'obs'),
        values('subscribeType', 'new', 'renew'),
        limit('maxCouponCount', '9'),
        limit('usageTimes', '7'),
      ],
    });
    expect(issue({ quota }, { serviceTypes: [] }).coupons[0]!.useLimits).toEqual([
      { key: 'serviceTypeList', value1: 'ecs,obs' },
      { key: 'subscribeType', value1: 'new' },
      { key: 'subscribeType', value1: 'renew' },
      { key: 'usageTimes', value1: '0' },
    ]);
    expect(issue({ quota }, { serviceTypes: ['obs'] }).coupons[0]!.useLimits).toContainEqual({ key: 'serviceTypeList', value1: 'obs' });
  });

  it("benefits R-17 order kinds are a part of the quota's", () => {
    const quota = aQuota({ limits: [values('subscribeType', 'new', 'renew')] });
    expect(issue({ quota }, { subscribeTypes: ['change'] }).code).toBe('CBC.99000024');
    expect(issue({ quota }, { subscribeTypes: ['renew'] }).coupons[0]!.useLimits).toEqual([{ key: 'subscribeType', value1: 'renew' }]);
  });

  it("benefits R-18 the validity is the quota's unless the request narrows it", () => {
    const quota = aQuota();
    const [validTime, expireTime] = [new Date('2026-04-01T00:00:00Z'), new Date('2026-05-01T00:00:00Z')];
    expect(issue({ quota }).coupons[0]).toMatchObject({ effectiveTime: quota.effectiveTime, expireTime: quota.expireTime });
    expect(issue({ quota }, { validTime, expireTime }).coupons[0]).toMatchObject({ effectiveTime: validTime, expireTime });
  });

  it("benefits R-18 a validity that is empty, over, or outside the quota's is malformed", () => {
    const [april, may] = [new Date('2026-04-01T00:00:00Z'), new Date('2026-05-01T00:00:00Z')];
    const wrong = [
      { validTime: may, expireTime: april },
      { validTime: may, expireTime: may },
      { expireTime: NOW },
      { validTime: new Date('2025-12-31T23:59:59Z') },
      { expireTime: new Date('2027-01-01T00:00:01Z') },
      { validTime: new Date('2027-01-01T00:00:00Z') },
    ];
    expect(wrong.map((command) => issue({}, command).code)).toEqual(wrong.map(() => 'CBC.0100'));
  });

  it('benefits R-19 a memo is kept as it was given, the empty one too, up to 256 characters', () => {
    expect(issue({}, { memo: '' }).coupons[0]!.memo).toBe('');
    expect(issue({}).coupons[0]).not.toHaveProperty('memo');
    expect(issue({}, { memo: 'x'.repeat(256) }).code).toBeUndefined();
    expect(issue({}, { memo: 'x'.repeat(257) })).toMatchObject({ code: 'CBC.0100', field: 'memo' });
  });

  it('benefits R-66 in the console a voucher has no end of its own, and the other kinds must name theirs', () => {
    const expireTime = new Date('2026-05-01T00:00:00Z');
    expect(issue({ channel: 'CONSOLE' }, { expireTime })).toMatchObject({ code: 'CBC.0100', field: 'expire_time' });
    const cash = { channel: 'CONSOLE' as const, quota: aQuota({ kind: 'CASH' }) };
    expect(issue(cash)).toMatchObject({ code: 'CBC.0100', field: 'expire_time' });
    expect(issue(cash, { expireTime, maxDeductionRatio: '0.5', subscribeTypes: ['new'] }).issuedTo).toEqual(['A']);
  });

  it('threshold and ratio may only narrow those of the quota', () => {
    const quota = aQuota({ limits: [limit('minOrderAmount', '100'), limit('maxDeductionRatio', '0.5')] });
    expect(issue({ quota }, { minOrderAmount: fen(99.99) })).toMatchObject({ code: 'CBC.0100', field: 'min_order_amount' });
    expect(issue({ quota }, { maxDeductionRatio: '0.51' })).toMatchObject({ code: 'CBC.0100', field: 'max_deduction_ratio' });
    expect(issue({ quota }, { minOrderAmount: fen(100), maxDeductionRatio: '0.50' }).coupons[0]!.useLimits).toEqual([
      { key: 'minOrderAmount', value1: '100.00' },
      { key: 'maxDeductionRatio', value1: '0.50' },
    ]);
  });
});

describe('the order of the codes', () => {
  it('benefits R-6 follows the table of 5.2: state, window, face value, first association, scope, order kinds, own account, designated, mode', () => {
    const faults = [
      ['CBC.0151', { partner: aPartner({ state: 'FROZEN' }) }],
      ['CBC.99000012', { quota: { status: 'FROZEN' } }],
      ['CBC.99000017', { quota: { expireTime: NOW } }],
      ['CBC.99000018', { limits: [limit('faceValueRange', '900')] }],
      ['CBC.99000022', { limits: [limit('firstAssociationOnly', '1')] }],
      ['CBC.99000023', { limits: [limit('productList', 'other')] }],
      ['CBC.99000024', { limits: [limit('subscribeType', 'new')] }],
      ['CBC.99000025', {}],
      ['CBC.50000020', { quota: { designatedCustomerIds: ['nobody'] } }],
      ['CBC.50000010', { partner: aPartner({ spendsCouponsItself: true }) }],
    ] as const;
    faults.forEach(([code], first) => {
      const present = faults.slice(first).map(([, fault]) => fault as { partner?: never; quota?: object; limits?: never[] });
      const ownAccount = faults.findIndex(([name]) => name === 'CBC.99000025') >= first;
      const partner = present.map((fault) => fault.partner).find(Boolean) ?? aPartner();
      const limits = present.flatMap((fault) => fault.limits ?? []);
      const quota = aQuota(present.reduce<object>((all, fault) => ({ ...all, ...fault.quota }), { limits }));
      const customers = [aCustomer('A', { association: anAssociation({ first: false }) })];
      const customerIds = ownAccount ? ['A', 'partner'] : ['A'];
      expect(issue({ partner, quota, customers }, { customerIds, productIds: ['mine'], subscribeTypes: ['change'] }).code).toBe(code);
    });
  });
});

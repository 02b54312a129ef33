import { decideAssociationReclaim, decideContractReclaim } from './automatic-reclaim';
import { aCoupon, aCustomer, anAssociation, aPartner, aQuota, fen, issue, NOW, outcome } from './domain.fixture';
import { decideReclaim } from './reclaim-coupon';
import type { Quota } from './quota';

const subsidy = aPartner({ governmentKinds: ['SUBSIDY'] });
const CASH = { kind: 'CASH', invoiceParty: 'COUPON_USER', contractingEntity: 'CN01' } as const;
const of = (type: '1' | '2' | undefined, contractingEntity = 'CN01') => {
  const { association: _none, ...customer } = aCustomer('A', { contractingEntity });
  return type ? { ...customer, association: anAssociation({ type, partnerId: 'other' }) } : customer;
};

describe('cash coupons that are invoiced to their user', () => {
  const to = (customer: ReturnType<typeof of>, quota: Partial<Quota> = {}) =>
    issue({ partner: subsidy, whitelist: ['A'], customers: [customer], quota: aQuota({ ...CASH, ...quota }), channel: 'CONSOLE' }, CONSOLE);
  const CONSOLE = { expireTime: new Date('2026-12-01T00:00:00Z'), maxDeductionRatio: '0.5', subscribeTypes: ['new'] };

  it('benefits R-21 go to direct and referral customers of the same contracting entity', () => {
    expect([to(of(undefined)).issuedTo, to(of('1')).issuedTo]).toEqual([['A'], ['A']]);
  });

  it('benefits R-21 never go to resale customers, nor to those of another entity; by themselves', () => {
    for (const customer of [of('2'), of('1', 'CN02'), of(undefined, 'CN02')])
      expect(to(customer).refusedCustomers).toEqual([['A', 'CBC.99000014']]);
  });

  it('benefits R-21 1.3 of another invoicing party go to any whitelisted customer', () => {
    for (const invoiceParty of ['ISSUER', 'NONE'] as const) expect(to(of('2', 'CN02'), { invoiceParty }).issuedTo).toEqual(['A']);
  });

  it('benefits R-37 leave a customer that becomes a resale customer of another partner', () => {
    const started = (associationType: '1' | '2', quota: Partial<Quota> = {}) => {
      const change = { type: 'started', associationId: 'association', partnerId: 'other', associationType, associatedOn: NOW } as const;
      const situation = {
        change,
        customer: of(associationType),
        coupons: [aCoupon({ kind: 'CASH' })],
        quotas: [aQuota({ ...CASH, ...quota })],
      };
      return outcome({ events: decideAssociationReclaim({ ...situation, governmentPartners: new Set(['partner']), now: NOW }) }).reclaimed;
    };
    expect(started('2')).toMatchObject([{ operation: 'ASSOCIATION', amount: fen(500) }]);
    expect([started('1'), started('2', { invoiceParty: 'ISSUER' })]).toEqual([[], []]);
  });

  it('benefits R-67 leave a customer that comes under another contract, and only they do', () => {
    const coupons = [
      aCoupon({ id: '1', kind: 'CASH', quotaId: 'user' }),
      aCoupon({ id: '2', kind: 'CASH', quotaId: 'issuer' }),
      aCoupon({ id: '3', kind: 'CASH', quotaId: 'same' }),
      aCoupon({ id: '4', quotaId: 'voucher' }),
      aCoupon({ id: '5', kind: 'CASH', quotaId: 'user', status: 'USED', balance: 0n }),
    ];
    const quotas = [
      aQuota({ id: 'user', ...CASH }),
      aQuota({ id: 'issuer', ...CASH, invoiceParty: 'ISSUER' }),
      aQuota({ id: 'same', ...CASH, contractingEntity: 'CN02' }),
      aQuota({ id: 'voucher', ...CASH, kind: 'VOUCHER' }),
    ];
    const { reclaimed, quota } = outcome({ events: decideContractReclaim(of(undefined, 'CN02'), coupons, quotas, NOW) });
    expect(reclaimed).toMatchObject([
      { operation: 'ASSOCIATION', amount: fen(500), coupon: { id: '1', status: 'RECLAIMED', balance: 0n } },
    ]);
    expect(quota).toMatchObject({ id: 'user', balance: fen(10_500) });
  });
});

describe('a cash quota for designated customers', () => {
  const quota = (change: Partial<Quota> = {}) => aQuota({ kind: 'CASH', designatedCustomerIds: ['A', 'B'], value: fen(1_000), ...change });
  const reclaimed = (from: Quota) => {
    const coupon = aCoupon({ kind: 'CASH', customerId: 'A', faceValue: fen(600), balance: fen(600) });
    const situation = { now: NOW, channel: 'API' as const, partner: aPartner(), reseller: undefined, coupon, quotas: [from] };
    return outcome(decideReclaim(situation)).quota!;
  };
  const give = (from: Quota, customerId: string, yuan: number) =>
    issue({ quota: from }, { customerIds: [customerId], faceValue: fen(yuan) });

  it('benefits R-23 keeps what comes back from a customer for that customer, within its balance', () => {
    const back = reclaimed(quota({ balance: fen(400) }));
    expect([back.balance, [...back.earmarks!]]).toEqual([fen(1_000), [['A', fen(600)]]]);
    expect(give(back, 'B', 400).issuedTo).toEqual(['B']);
    expect(give(back, 'B', 400.01).refusedCustomers).toEqual([['B', 'CBC.99000013']]);
    expect(give(back, 'A', 1_000).issuedTo).toEqual(['A']);
  });

  it('benefits R-23 an issue to that customer draws on the kept money first', () => {
    const back = reclaimed(quota({ balance: fen(400) }));
    const part = give(back, 'A', 100).quota!;
    expect([...part.earmarks!]).toEqual([['A', fen(500)]]);
    expect(give(part, 'B', 400).issuedTo).toEqual(['B']);
    const all = give(back, 'A', 700).quota!;
    expect([all.balance, [...all.earmarks!]]).toEqual([fen(300), []]);
    expect(give(all, 'B', 300).issuedTo).toEqual(['B']);
  });

  it('benefits R-23 in one request the customers before count', () => {
    const back = reclaimed(quota({ balance: fen(400) }));
    const { issuedTo, refusedCustomers } = issue({ quota: back }, { customerIds: ['B', 'A'], faceValue: fen(400) });
    expect([issuedTo, refusedCustomers]).toEqual([['B', 'A'], []]);
    const other = issue({ quota: back }, { customerIds: ['A', 'B'], faceValue: fen(500) });
    expect([other.issuedTo, other.refusedCustomers]).toEqual([['A'], [['B', 'CBC.99000013']]]);
  });

  it('benefits R-23 adds up what comes back, and concerns neither vouchers nor quotas for everybody', () => {
    expect([...reclaimed(reclaimed(quota({ balance: 0n }))).earmarks!]).toEqual([['A', fen(1_200)]]);
    for (const other of [quota({ kind: 'VOUCHER' }), quota({ designatedCustomerIds: [] })])
      expect(reclaimed(other)).not.toHaveProperty('earmarks');
  });
});

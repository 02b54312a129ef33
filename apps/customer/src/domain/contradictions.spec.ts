import type { Account, Association } from './account';
import { logLines } from './association-log';
import { contradictionsIn, type Evidence } from './contradictions';
import { newCustomer, newPartner, newReseller } from './register';

const createdAt = new Date('2026-01-15T08:00:00Z');
const named = (id: string) => ({ id, name: id, createdAt });
const distributor = newPartner({ ...named('d'), companyName: 'D', kind: 'DISTRIBUTOR', governmentKinds: [], partnerSpendsMode: false });
const reseller = newReseller({ ...named('r'), companyName: 'R', distributorId: 'd' });
const association: Association = { id: 'a', partnerId: 'd', indirectPartnerId: 'r', type: '2', associatedOn: createdAt, first: true };
const customer = { ...newCustomer({ ...named('c'), registeredVia: 'OPERATOR' }), version: 2, association, timesAssociated: 1 };
const log = logLines('c', 1, [{ type: 'association-started', association, viaReport: false }]);
const key = { accessKey: 'K1', accountId: 'd', createdAt };
const sound: Evidence = {
  accounts: [distributor, reseller, customer],
  log,
  keys: [key],
  users: [{ id: 'u', accountId: 'd' }],
  lists: [{ id: 'r', length: 1, found: 1 }],
  companies: [{ id: 'd', mainAccountId: 'd' }],
  promised: [],
  reports: [{ id: 'rep', partnerId: 'd', status: 'ASSOCIATED' }],
};
const without = (account: Account) => sound.accounts.filter(({ id }) => id !== account.id);
const rules = (evidence: Partial<Evidence>) => contradictionsIn({ ...sound, ...evidence }).map(({ rule, subject }) => `${rule} ${subject}`);

describe('contradictionsIn', () => {
  it('finds none where all hangs together', () => {
    expect(rules({})).toEqual([]);
  });

  it('customers 7.5 the length of a list is the number of those in it', () => {
    expect(rules({ lists: [{ id: 'r', length: 2, found: 1 }] })).toEqual(['customers 7.5 r']);
  });

  it('customers 7.12 a reseller needs its distributor', () => {
    expect(rules({ accounts: [{ ...distributor, kind: 'SOLUTION_PROVIDER' }, reseller, customer] })).toContain('customers 7.12 r');
  });

  it('customers 4.28 a customer of a reseller that is not below its partner', () => {
    expect(rules({ accounts: [...without(reseller), { ...reseller, distributorId: 'other' }] })).toContain('customers 4.28 c');
    expect(rules({ accounts: [customer] })).toContain('customers 3.2 c');
  });

  it('two living associations at once are found in the log (customers 3.2)', () => {
    const twice = [
      ...log,
      ...logLines('c', 2, [{ type: 'association-started', association: { ...association, id: 'b' }, viaReport: false }]),
    ];
    expect(rules({ log: twice })).toEqual(['customers 3.2 c', 'customers 2.6 c']);
  });

  it('a log that tells another story than the customer (customers 2.6)', () => {
    expect(rules({ log: [], reports: [] })).toEqual(['customers 2.6 c']);
    const ended = logLines('c', 2, [{ type: 'association-ended', association, at: createdAt }]);
    expect(rules({ log: [...log, ...ended] })).toEqual(['customers 2.6 c']);
  });

  it('customers 10.3 a company has one main account, which is its own, and every partner account has its company', () => {
    const other = { ...distributor, id: 'other', companyId: 'd' };
    const second = { ...distributor, id: 'second', companyId: 'second' };
    expect(rules({ accounts: [...sound.accounts, other] })).toEqual([]);
    expect(rules({ companies: [{ id: 'd', mainAccountId: 'gone' }] })).toEqual(['customers 10.3 d']);
    expect(rules({ companies: [{ id: 'd', mainAccountId: 'c' }] })).toEqual(['customers 10.3 d']);
    expect(rules({ accounts: [...sound.accounts, second] })).toEqual(['customers 10.3 second']);
    const companies = [...sound.companies, { id: 'second', mainAccountId: 'd' }];
    expect(rules({ accounts: [...sound.accounts, second], companies })).toEqual(['customers 10.3 second']);
  });

  it('customers 9.10 a binding without a partner is one of a registration that waits, or was refused', () => {
    const binding = { xaccountType: 'x', xaccountId: '1', boundAt: createdAt, boundBy: 'CREATE' } as const;
    const alone = { ...newCustomer({ ...named('b'), registeredVia: 'API' }), binding };
    expect(rules({ accounts: [...without(customer), { ...customer, binding }] })).toEqual([]);
    expect(rules({ accounts: [...sound.accounts, alone] })).toEqual(['customers 9.10 b']);
    for (const waiting of [true, false])
      expect(rules({ accounts: [...sound.accounts, alone], promised: [{ customerId: 'b', waiting }] })).toEqual([]);
  });

  it('customers 4.34 an association waits for a customer that there is', () => {
    expect(rules({ promised: [{ customerId: 'c', waiting: true }] })).toEqual([]);
    for (const waiting of [true, false]) expect(rules({ promised: [{ customerId: 'gone', waiting }] })).toEqual(['customers 4.34 gone']);
    expect(rules({ promised: [{ customerId: 'd', waiting: true }] })).toEqual(['customers 4.34 d']);
    expect(rules({ promised: [{ customerId: 'd', waiting: false }] })).toEqual([]);
  });

  it('customers 5.19 a report is fulfilled by a customer of its reporter', () => {
    const report = { id: 'rep', partnerId: 'stranger', status: 'ASSOCIATED' } as const;
    expect(rules({ reports: [report] })).toEqual(['customers 5.19 rep']);
    expect(rules({ reports: [{ ...report, partnerId: null }] })).toEqual(['customers 5.19 rep']);
    expect(rules({ reports: [{ ...report, status: 'REPORTED' }] })).toEqual([]);
  });

  it('customers 10.10 keys without account, of a reseller, of a stranger’s user, or too many', () => {
    expect(rules({ keys: [{ ...key, accountId: 'gone' }] })).toEqual(['customers 10.10 K1']);
    expect(rules({ keys: [{ ...key, accountId: 'r' }] })).toEqual(['customers 10.10 K1']);
    expect(rules({ keys: [{ ...key, accountId: 'c', userId: 'u' }] })).toEqual(['customers 10.10 K1']);
    expect(rules({ keys: ['K1', 'K2', 'K3'].map((accessKey) => ({ ...key, accessKey })) })).toEqual(['customers 10.10 d']);
  });
});

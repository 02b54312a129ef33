import { refuseAccessKey } from './access-key';
import { decideFacts } from './account-facts';
import { nameKey } from './account-name';
import { evolve } from './evolve';
import { decidePartner } from './partner';
import { findProject, projectOf } from './project';
import { newCustomer, newPartner, newReseller } from './register';
import { decideReseller } from './reseller';
import { isLetIn, isTokenAlive, TOKEN_LIFE_MS } from './token';

const createdAt = new Date('2026-01-15T08:00:00Z');
const named = (id: string) => ({ id, name: id, createdAt });
const partner = newPartner({
  ...named('p'),
  companyName: 'P',
  kind: 'DISTRIBUTOR',
  governmentKinds: ['CLOUD'],
  partnerSpendsMode: false,
});
const reseller = newReseller({ ...named('r'), companyName: 'R', distributorId: 'p' });
const customer = newCustomer({ ...named('c'), registeredVia: 'OPERATOR' });

describe('partners and resellers', () => {
  it('customers 10.8 a change of state or flag is told, none is not', () => {
    const events = decidePartner(partner, { state: 'RESTRICTED', flags: { partnerSpendsMode: true } });
    expect(evolve(partner, events)).toMatchObject({
      version: 1,
      state: 'RESTRICTED',
      flags: { partnerSpendsMode: true, proxyPayEnabled: true },
    });
    expect(decidePartner(partner, {})).toEqual([]);
    expect(decidePartner(partner, { state: 'NORMAL', flags: { partnerSpendsMode: false } })).toEqual([]);
  });

  it('a reseller changes its state once', () => {
    const leaving = evolve(reseller, decideReseller(reseller, 'LEAVING'));
    expect(leaving).toMatchObject({ state: 'LEAVING', version: 1 });
    expect(decideReseller(leaving, 'LEAVING')).toEqual([]);
  });

  it('an event of another kind of party is a fault', () => {
    expect(() => evolve(customer, [{ type: 'reseller-changed', state: 'LEFT' }])).toThrow(/RESELLER/);
  });
});

describe('account facts', () => {
  it('customers 6.14 absent is unchanged, the same again tells nothing', () => {
    const first = evolve(customer, decideFacts(customer.facts, { enterpriseKind: 'MASTER' }));
    const second = evolve(first, decideFacts(first.facts, { contractingEntity: 'HW-CN' }));
    expect(second).toMatchObject({ version: 2, facts: { enterpriseKind: 'MASTER', contractingEntity: 'HW-CN' } });
    expect(decideFacts(second.facts, { enterpriseKind: 'MASTER' })).toEqual([]);
  });
});

describe('credentials', () => {
  it('customers 10.10 a third key is refused, and a reseller gets none', () => {
    expect(refuseAccessKey(customer, 1)).toBeUndefined();
    expect(refuseAccessKey(customer, 2)).toMatchObject({ code: 'CBC.99007004', items: ['TOO_MANY_KEYS'] });
    expect(refuseAccessKey(reseller, 0)).toMatchObject({ code: 'CBC.0151' });
  });

  it('api 3.1 a token lives 24 hours', () => {
    const token = { hash: 'h', accountId: 'c', issuedAt: createdAt, expiresAt: new Date(createdAt.getTime() + TOKEN_LIFE_MS) };
    expect(isTokenAlive(token, customer, new Date('2026-01-16T07:59:59Z'))).toBe(true);
    expect(isTokenAlive(token, customer, new Date('2026-01-16T08:00:00Z'))).toBe(false);
    expect(isTokenAlive(token, { ...customer, tokensValidFrom: createdAt }, createdAt)).toBe(false);
  });

  it('a delisted partner and a reseller that left are not let in, a frozen partner is', () => {
    expect(isLetIn({ ...partner, state: 'DELISTED' })).toBe(false);
    expect(isLetIn({ ...partner, state: 'FROZEN' })).toBe(true);
    expect(isLetIn({ ...reseller, state: 'LEFT' })).toBe(false);
    expect(isLetIn(reseller) && isLetIn(customer)).toBe(true);
  });
});

describe('names and projects', () => {
  it('customers 4.5 letter case does not make another name', () => {
    expect(nameKey('ACME-Cloud')).toBe(nameKey('acme-cloud'));
    expect(nameKey('acme')).not.toBe(nameKey('acme1'));
  });

  it('api 7.15 a project id is 32 lower-case hex digits, always the same for one account and region', () => {
    const project = projectOf('c', 'cn-north-4');
    expect(project.id).toMatch(/^[0-9a-f]{32}$/);
    expect(projectOf('c', 'cn-north-4')).toEqual(project);
    expect(new Set([project.id, projectOf('c', 'cn-east-3').id, projectOf('d', 'cn-north-4').id]).size).toBe(3);
    expect(findProject('c', ['cn-north-4'], project.id)).toEqual(project);
    expect(findProject('c', ['cn-north-4'], 'cn-north-9')).toBeUndefined();
  });
});

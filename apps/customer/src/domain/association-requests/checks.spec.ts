import type { AccountFacts, Partner } from '../account';
import { newCustomer } from '../register';
import { CHECK_ITEMS, check, failedItems, inOrder, ownChecks, type CheckSubject } from './checks';

const NOW = new Date('2026-03-01T00:00:00Z');
const subject = (type: '1' | '2', change: Partial<CheckSubject> = {}, facts: AccountFacts = {}): CheckSubject => ({
  customer: { ...newCustomer({ id: 'c', name: 'customer', createdAt: NOW, registeredVia: 'OPERATOR' }), facts },
  associationType: type,
  partner: { state: 'NORMAL' } as Partner,
  type: 'DISASSOCIATE',
  hasCustodyMembers: false,
  ...change,
});
const ending = (type: '1' | '2', facts: AccountFacts = {}, change: Partial<CheckSubject> = {}) => ownChecks(subject(type, change, facts));
const switching = (type: '1' | '2', facts: AccountFacts = {}, change: Partial<CheckSubject> = {}) =>
  ownChecks(subject(type, { type: 'SWITCH_TYPE', targetType: type === '1' ? '2' : '1', ...change }, facts));
const items = (checks: ReturnType<typeof ownChecks>) => checks.map(({ item }) => item).sort();

describe('the account check of a referral customer', () => {
  it('customers 6.5 6.17 names the items that apply to the end, and those that apply to a switch', () => {
    const end = ['CUSTODY_MEMBER', 'CUSTODY_MEMBERS'];
    const switchOnly = ['INVOICES_OWED', 'NON_CUSTODY_MEMBER', 'PARTNER_FROZEN', 'POST_PAYMENT', 'RESERVED_INSTANCE'];
    expect(items(ending('1'))).toEqual(end);
    expect(items(switching('1'))).toEqual([...end, ...switchOnly].sort());
    expect(failedItems([...ending('1'), ...switching('1')])).toEqual([]);
  });

  it.each<[fact: AccountFacts, end: string[], change: string[], members?: boolean]>([
    [{ postPaymentApplied: true }, [], ['POST_PAYMENT']],
    [{ invoicesOwed: true }, [], ['INVOICES_OWED']],
    [{ reservedInstanceLive: true }, [], ['RESERVED_INSTANCE']],
    [{ enterpriseKind: 'NON_CUSTODY_MEMBER' }, [], ['NON_CUSTODY_MEMBER']],
    [{ enterpriseKind: 'CUSTODY_MEMBER' }, ['CUSTODY_MEMBER'], ['CUSTODY_MEMBER']],
    [{ enterpriseKind: 'MASTER' }, [], []],
    [{ enterpriseKind: 'MASTER' }, ['CUSTODY_MEMBERS'], ['CUSTODY_MEMBERS'], true],
    [{ supportPlanLive: true, contracts: ['SPECIAL'] }, [], []],
  ])('customers 6.5 %j refuses the end for %p and the switch for %p', (facts, end, change, hasCustodyMembers = false) => {
    expect(failedItems(ending('1', facts, { hasCustodyMembers }))).toEqual(end);
    expect(failedItems(switching('1', facts, { hasCustodyMembers }))).toEqual(change);
  });
});

describe('the account check of a resale customer', () => {
  const ALL = ['ENTERPRISE_LINKED', 'PARTNER_FROZEN', 'RESERVED_INSTANCE', 'SPECIAL_CONTRACT', 'SUPPORT_PLAN'];

  it('customers 6.6 6.17 names the same items for end and switch', () => {
    expect([items(ending('2')), items(switching('2'))]).toEqual([ALL, ALL]);
    expect(failedItems(ending('2'))).toEqual([]);
  });

  it.each<[fact: AccountFacts, failed: string[]]>([
    [{ enterpriseKind: 'MASTER' }, ['ENTERPRISE_LINKED']],
    [{ enterpriseKind: 'CUSTODY_MEMBER' }, ['ENTERPRISE_LINKED']],
    [{ enterpriseKind: 'NON_CUSTODY_MEMBER' }, ['ENTERPRISE_LINKED']],
    [{ enterpriseKind: 'NONE' }, []],
    [{ reservedInstanceLive: true }, ['RESERVED_INSTANCE']],
    [{ supportPlanLive: true }, ['SUPPORT_PLAN']],
    [{ contracts: ['SPECIAL'] }, ['SPECIAL_CONTRACT']],
    [{ contracts: ['PROFESSIONAL_SERVICE', 'DESIGNATED'] }, []],
    [{ postPaymentApplied: true, invoicesOwed: true }, []],
  ])('customers 6.6 %j refuses both for %p', (facts, failed) => {
    expect([failedItems(ending('2', facts)), failedItems(switching('2', facts))]).toEqual([failed, failed]);
  });

  it.each(['NORMAL', 'RESTRICTED', 'DELISTED', 'FROZEN'] as const)('customers 6.13 of a partner that is %s', (state) => {
    const partner = { state } as Partner;
    const failed = state === 'FROZEN' ? ['PARTNER_FROZEN'] : [];
    expect(failedItems(ending('2', {}, { partner }))).toEqual(failed);
    expect(failedItems(switching('2', {}, { partner }))).toEqual(failed);
  });
});

describe('the account check', () => {
  it('customers 6.13 a frozen partner gets no new resale customer by a switch, and lets a referral customer go', () => {
    const partner = { state: 'FROZEN' } as Partner;
    expect(failedItems(switching('1', {}, { partner }))).toEqual(['PARTNER_FROZEN']);
    expect(failedItems(ending('1', {}, { partner }))).toEqual([]);
  });

  it('customers 6.17 tells every item once, failed where one of its sources says so', () => {
    const checks = [check('IN_DEBT', true), check('CHECK_UNAVAILABLE', false), check('TOO_SOON', true), check('CHECK_UNAVAILABLE', false)];
    expect(inOrder([...checks, check('IN_DEBT', false)])).toEqual([
      check('TOO_SOON', true),
      check('IN_DEBT', false),
      check('CHECK_UNAVAILABLE', false),
    ]);
    expect(new Set(CHECK_ITEMS).size).toBe(CHECK_ITEMS.length);
  });
});

import { decideAllot, type AllotCommand } from './allot-quota';
import { decideChange } from './change-quota';
import type { Customer } from './customer';
import { aCustomer, aDistributor, anAssociation, aPartner, aQuota, aReseller, fen, NOW } from './domain.fixture';
import type { DomainEvent } from './domain-event';
import type { Partner, Reseller } from './partner';
import type { Quota } from './quota';

interface Given {
  partner?: Partner;
  quota?: Quota | undefined;
  resellers?: Reseller[];
  customers?: Customer[];
  now?: Date;
}

/** Decides an allotment of 4,000.00 each to the resellers r1 and r2, unless told otherwise. */
function allot(given: Given = {}, command: Partial<AllotCommand> = {}) {
  const resellers = given.resellers ?? [aReseller({ id: 'r1' }), aReseller({ id: 'r2' })];
  let number = 0;
  const decision = decideAllot(
    {
      command: { quotaId: 'quota', resellerIds: resellers.map(({ id }) => id), amount: fen(4_000), ...command },
      now: given.now ?? NOW,
      partner: given.partner ?? aDistributor(),
      quota: 'quota' in given ? given.quota : aQuota(),
      reseller: (id) => resellers.find((reseller) => reseller.id === id),
      customer: (id) => given.customers?.find((customer) => customer.id === id),
    },
    () => `child-${++number}`,
  );
  const changes = decision.events.filter((event) => event.type === 'quota-changed');
  return {
    code: decision.refusal?.code,
    events: decision.events,
    parent: changes[0],
    children: changes.slice(1).map(({ quota }) => quota),
  };
}

const refusals = (events: readonly DomainEvent[]) =>
  events.flatMap((event) => (event.type === 'allotment-refused' ? [[event.reseller.id, event.code, event.amount]] : []));

describe('decideAllot', () => {
  it('benefits R-44 R-46 each reseller gets the amount in full, as a quota of its own with the validity and limits of the parent', () => {
    const limits = [{ key: 'faceValueRange', values: [{ value1: '10' }] }];
    const quota = aQuota({ limits, issuedCount: 3, issuedTotal: fen(30), allowedAssociationTypes: ['1', '2'] });
    const { parent, children } = allot({ quota });
    expect(parent).toMatchObject({ cause: 'ALLOTTED', delta: -fen(8_000), quota: { id: 'quota', balance: fen(2_000), version: 2 } });
    const common = { parentId: 'quota', kind: 'VOUCHER', status: 'NORMAL', value: fen(4_000), balance: fen(4_000), limits, version: 1 };
    const window = { effectiveTime: quota.effectiveTime, expireTime: quota.expireTime };
    const counted = { issuedCount: 0, issuedTotal: 0n, allowedAssociationTypes: ['1', '2'] };
    expect(children).toMatchObject([
      { ...common, ...window, ...counted, id: 'child-1', owner: { partnerId: 'partner', resellerId: 'r1' } },
      { ...common, ...window, ...counted, id: 'child-2', owner: { partnerId: 'partner', resellerId: 'r2' } },
    ]);
  });

  it('benefits R-45 the amounts of all must be there before anything is written', () => {
    expect(allot({}, { amount: fen(5_000) }).parent).toMatchObject({ quota: { balance: 0n } });
    expect(allot({}, { amount: fen(5_000.01) })).toMatchObject({ code: 'CBC.99000013', events: [] });
  });

  it('benefits R-45 R-47 one that is leaving counts for the sum, gets nothing, and hinders nobody', () => {
    const resellers = [aReseller({ id: 'r1', state: 'LEAVING' }), aReseller({ id: 'r2' })];
    const { parent, children, events } = allot({ resellers });
    expect([parent?.quota.balance, children.length]).toEqual([fen(6_000), 1]);
    expect(refusals(events)).toEqual([['r1', 'CBC.50010105', fen(4_000)]]);
    expect(allot({ resellers }, { amount: fen(5_001) }).code).toBe('CBC.99000013');
    expect(allot({ resellers: [resellers[0]!] }).events).toHaveLength(1);
  });

  it('benefits R-47 a reseller that is not the caller’s, or has left, refuses the whole request', () => {
    for (const other of [aReseller({ id: 'r2', distributorId: 'other' }), aReseller({ id: 'r2', state: 'LEFT' })])
      expect(allot({ resellers: [aReseller({ id: 'r1' }), other] })).toMatchObject({ code: 'CBC.99000037', events: [] });
    expect(allot({}, { resellerIds: ['nobody'] }).code).toBe('CBC.99000037');
  });

  it.each<[what: string, quota: Quota | undefined, code: string]>([
    ['being adjusted', aQuota({ status: 'ADJUSTING' }), 'CBC.99000015'],
    ['frozen', aQuota({ status: 'FROZEN' }), 'CBC.99000015'],
    ['voided', aQuota({ status: 'INVALID', voided: true }), 'CBC.99000015'],
    ['of cash coupons', aQuota({ kind: 'CASH' }), 'CBC.99000015'],
    ['of pick-up coupons', aQuota({ kind: 'PICK_UP' }), 'CBC.99000015'],
    ['of another partner', aQuota({ owner: { partnerId: 'other' } }), 'CBC.99000015'],
    ['of its own reseller', aQuota({ parentId: 'q', owner: { partnerId: 'partner', resellerId: 'r1' } }), 'CBC.99000015'],
    ['unknown', undefined, 'CBC.99000015'],
    ['not yet effective', aQuota({ effectiveTime: new Date(NOW.getTime() + 1) }), 'CBC.99000017'],
    ['over', aQuota({ expireTime: NOW }), 'CBC.99000017'],
    ['over, and found so', aQuota({ expireTime: NOW, status: 'INVALID' }), 'CBC.99000017'],
  ])('benefits R-43 a quota that is %s cannot be allotted', (_what, quota, code) => {
    expect(allot({ quota })).toMatchObject({ code, events: [] });
  });

  it('benefits R-48 the customers that a quota designates must be those of every reseller that gets it', () => {
    const quota = aQuota({ designatedCustomerIds: ['A', 'B'] });
    const of = (resellerId: string) => ({ association: anAssociation({ resellerId }) });
    const resellers = [aReseller({ id: 'r1' })];
    expect(allot({ quota, resellers, customers: [aCustomer('A', of('r1')), aCustomer('B', of('r1'))] }).children).toMatchObject([
      { designatedCustomerIds: ['A', 'B'] },
    ]);
    for (const customers of [[aCustomer('A', of('r1')), aCustomer('B')], [aCustomer('A', of('r1'))]])
      expect(allot({ quota, resellers, customers })).toMatchObject({ code: 'CBC.50000021', events: [] });
    expect(allot({ quota, customers: [aCustomer('A', of('r1')), aCustomer('B', of('r1'))] }).code).toBe('CBC.50000021');
  });

  it('benefits 5.7 R-69 is for distributors that are in order', () => {
    expect(allot({ partner: aPartner() }).code).toBe('CBC.0150');
    for (const state of ['RESTRICTED', 'FROZEN'] as const) expect(allot({ partner: aDistributor({ state }) }).code).toBe('CBC.0151');
  });

  it('benefits R-60 the value of an allotted quota cannot be adjusted by itself', () => {
    const [child] = allot().children;
    expect(decideChange(child!, { type: 'adjust-begin' }, NOW).refusal?.code).toBe('CBC.99000015');
  });
});

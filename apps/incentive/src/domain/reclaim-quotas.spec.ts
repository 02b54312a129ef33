import { aCoupon, aDistributor, aPartner, aQuota, aReseller, fen, NOW } from './domain.fixture';
import { decideExpiry } from './automatic-reclaim';
import type { DomainEvent } from './domain-event';
import { decideQuotaReclaim, decideResellerLeft } from './reclaim-quotas';
import { decideReclaim } from './reclaim-coupon';
import type { Quota } from './quota';

const parent = aQuota({ id: 'parent', balance: fen(2_000), version: 5 });
const child = (id: string, change: Partial<Quota> = {}) =>
  aQuota({ id, parentId: 'parent', owner: { partnerId: 'partner', resellerId: 'reseller' }, value: fen(4_000), version: 3, ...change });

function reclaim(quotas: Quota[], quotaIds = quotas.map(({ id }) => id), partner = aDistributor()) {
  const situation = { quotaIds, remark: 'over', now: NOW, partner, quotas: [...quotas, parent], reseller: () => aReseller() };
  const { events, refusal } = decideQuotaReclaim(situation);
  return { code: refusal?.code, events, ...toldBy(events) };
}

function toldBy(events: readonly DomainEvent[]) {
  return {
    changes: events.flatMap((event) =>
      event.type === 'quota-changed' ? [[event.quota.id, event.cause, event.delta, event.quota.balance, event.quota.version] as const] : [],
    ),
    closed: events.flatMap((event) => (event.type === 'quota-changed' && event.quota.status === 'RECLAIMED' ? [event.quota.id] : [])),
    records: events.flatMap((event) => (event.type === 'quota-reclaimed' ? [[event.quota.id, event.amount, event.remark]] : [])),
    refused: events.flatMap((event) => (event.type === 'quota-reclaim-refused' ? [[event.quotaId, event.code]] : [])),
  };
}

describe('decideQuotaReclaim', () => {
  it('benefits R-51 R-52 the whole balance of each goes to the parent, which changes once; the quota is closed', () => {
    expect(reclaim([child('c1', { balance: fen(3_000) }), child('c2')])).toMatchObject({
      changes: [
        ['parent', 'ALLOTMENT_RECLAIMED', fen(7_000), fen(9_000), 6],
        ['c1', 'ALLOTMENT_RECLAIMED', -fen(3_000), 0n, 4],
        ['c2', 'ALLOTMENT_RECLAIMED', -fen(4_000), 0n, 4],
      ],
      closed: ['c1', 'c2'],
      records: [
        ['c1', fen(3_000), 'over'],
        ['c2', fen(4_000), 'over'],
      ],
      refused: [],
    });
  });

  it('benefits R-51 what is not a valid quota of a reseller of the caller is refused by itself', () => {
    const others = [
      child('frozen', { status: 'FROZEN' }),
      child('closed', { status: 'RECLAIMED', balance: 0n }),
      child('void', { status: 'INVALID' }),
      child('over', { expireTime: NOW }),
      child('foreign', { owner: { partnerId: 'other', resellerId: 'reseller' } }),
    ];
    const { refused, closed } = reclaim([...others, child('good')], [...others.map(({ id }) => id), 'unknown', 'parent', 'good']);
    expect(refused).toEqual(['frozen', 'closed', 'void', 'over', 'foreign', 'unknown', 'parent'].map((id) => [id, 'CBC.99000012']));
    expect(closed).toEqual(['good']);
  });

  it('benefits R-54 an empty quota is closed, and no money is recorded', () => {
    expect(reclaim([child('c1', { balance: 0n })])).toMatchObject({
      closed: ['c1'],
      records: [],
      refused: [],
      changes: [['c1', 'ALLOTMENT_RECLAIMED', 0n, 0n, 4]],
    });
  });

  it('benefits 1.3 R-69 is for distributors, restricted ones included', () => {
    expect(reclaim([child('c1')], ['c1'], aPartner()).code).toBe('CBC.0151');
    expect(reclaim([child('c1')], ['c1'], aDistributor({ state: 'RESTRICTED' })).closed).toEqual(['c1']);
  });

  it('benefits R-68 all that is open of a reseller that has left goes back, and says why', () => {
    const quotas = [
      child('c1'),
      child('c2', { status: 'FROZEN' }),
      child('c3', { balance: 0n }),
      aQuota({ id: 'own', owner: child('x').owner }),
      parent,
    ];
    const told = toldBy(decideResellerLeft(aReseller({ state: 'LEFT' }), quotas, NOW));
    expect(told).toMatchObject({ closed: ['c1', 'c3'], records: [['c1', fen(4_000), 'RESELLER_LEFT']] });
  });
});

describe('what comes back to a closed quota', () => {
  const closed = child('child', { status: 'RECLAIMED', balance: 0n });
  const coupon = aCoupon({
    quotaId: 'child',
    issuer: { partnerId: 'partner', resellerId: 'reseller' },
    faceValue: fen(1_000),
    balance: fen(1_000),
  });
  const reclaimed = (quota: Quota) =>
    toldBy(
      decideReclaim({
        resellerId: 'reseller',
        now: NOW,
        channel: 'API',
        partner: aDistributor(),
        reseller: aReseller(),
        coupon,
        quotas: [quota, parent],
      }).events,
    ).changes;

  it('benefits R-42 R-53 a coupon lives on, and its reclaim credits the parent', () => {
    expect(reclaimed(closed)).toEqual([['parent', 'CREDITED', fen(1_000), fen(3_000), 6]]);
    expect(reclaimed(child('child', { balance: 0n }))).toEqual([['child', 'RECLAIMED', fen(1_000), fen(1_000), 4]]);
  });

  it('benefits R-42 so it does where the reseller has left, whatever the state of the quota', () => {
    expect(reclaimed(child('child', { status: 'FROZEN', ownerLeft: true }))).toEqual([['parent', 'CREDITED', fen(1_000), fen(3_000), 6]]);
  });

  it('benefits R-42 R-70 what the parent gets as its own and for a closed quota is told apart', () => {
    const own = aCoupon({ id: 'own', quotaId: 'parent', expireTime: NOW });
    const { changes } = toldBy(decideExpiry([own, { ...coupon, expireTime: NOW }], [closed, parent], NOW));
    expect(changes).toEqual([
      ['parent', 'RECLAIMED', fen(500), fen(2_500), 6],
      ['parent', 'CREDITED', fen(1_000), fen(3_500), 7],
    ]);
  });
});

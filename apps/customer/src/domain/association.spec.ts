import { isRefusal } from '@pc/kernel';
import type { Association, Customer, Partner, Reseller } from './account';
import type { AccountEvent } from './account-event';
import { decideAssociation, type AssociationWish } from './association';
import { evolve } from './evolve';
import { newCustomer, newPartner, newReseller } from './register';

const now = new Date('2026-01-15T08:00:00Z');
const named = (id: string) => ({ id, name: id, createdAt: now });
const provider = newPartner({
  ...named('provider'),
  companyName: 'P',
  kind: 'SOLUTION_PROVIDER',
  governmentKinds: [],
  partnerSpendsMode: false,
});
const distributor: Partner = { ...provider, id: 'distributor', kind: 'DISTRIBUTOR' };
const reseller = newReseller({ ...named('reseller'), companyName: 'R', distributorId: 'distributor' });
const direct = newCustomer({ ...named('customer'), registeredVia: 'OPERATOR' });
const resale: Association = { id: 'a-1', partnerId: 'provider', type: '2', associatedOn: now, first: true };
const belonging = (association: Association): Customer => ({ ...direct, association, timesAssociated: 1 });
const wish = (rest: Partial<AssociationWish>): AssociationWish => ({ newId: 'a-2', now, ...rest });
const types = (events: unknown) => (events as AccountEvent[]).map(({ type }) => type);

describe('decideAssociation', () => {
  it('customers 4.27 starts as resale unless told, and knows the first one (benefits R-12)', () => {
    expect(decideAssociation(direct, undefined, wish({ target: { partner: provider } }))).toEqual([
      {
        type: 'association-started',
        viaReport: false,
        association: { id: 'a-2', partnerId: 'provider', type: '2', associatedOn: now, first: true },
      },
    ]);
  });

  it('benefits R-12 an association after another one is not the first', () => {
    const events = decideAssociation({ ...direct, timesAssociated: 1 }, undefined, wish({ target: { partner: provider, type: '1' } }));
    expect(events).toMatchObject([{ association: { first: false, type: '1' } }]);
  });

  it('switches the kind with the same partner and keeps the association', () => {
    const customer = belonging(resale);
    const events = decideAssociation(customer, provider, wish({ target: { partner: provider, type: '1' } }));
    expect(events).toEqual([{ type: 'association-switched', association: resale, to: '1', at: now }]);
    expect(evolve(customer, events as AccountEvent[]).association).toEqual({ ...resale, type: '1' });
  });

  it('moves by ending the old one first, because there is at most one at a time (customers 3.2)', () => {
    const events = decideAssociation(belonging(resale), provider, wish({ target: { partner: distributor, reseller } }));
    expect(types(events)).toEqual(['association-ended', 'association-started']);
    expect(evolve(belonging(resale), events as AccountEvent[])).toMatchObject({
      version: 2,
      timesAssociated: 2,
      association: { partnerId: 'distributor', indirectPartnerId: 'reseller', first: false },
    });
  });

  describe('customers 9.10 a customer that is bound and belongs to nobody', () => {
    const binding = { xaccountType: 'shop', xaccountId: 'x-1', boundAt: now, boundBy: 'CREATE' } as const;
    const bound: Customer = { ...direct, binding };

    it('customers 9.10 is let go of by the platform when another partner takes it on', () => {
      const events = decideAssociation(bound, undefined, wish({ target: { partner: { ...provider, xaccountType: 'other' } } }));
      expect(events).toMatchObject([{ type: 'binding-changed', binding, bound: false }, { type: 'association-started' }]);
      expect(evolve(bound, events as AccountEvent[]).binding).toBeUndefined();
      expect(types(decideAssociation(bound, undefined, wish({ target: { partner: provider } })))).toContain('binding-changed');
    });

    it('customers 9.10 stays bound when the partner of the platform takes it on', () => {
      const events = decideAssociation(bound, undefined, wish({ target: { partner: { ...provider, xaccountType: 'shop' } } }));
      expect(types(events)).toEqual(['association-started']);
    });

    it('customers 9.10 a move lets go of it once', () => {
      const events = decideAssociation({ ...belonging(resale), binding }, provider, wish({ target: { partner: distributor, reseller } }));
      expect(types(events)).toEqual(['binding-changed', 'association-ended', 'association-started']);
    });
  });

  it('ends without a target and keeps the reason', () => {
    const events = decideAssociation(belonging(resale), provider, wish({ reason: 'moved away' }));
    expect(events).toEqual([{ type: 'association-ended', association: resale, at: now, reason: 'moved away' }]);
  });

  it('does nothing where all is as wished', () => {
    expect(decideAssociation(direct, undefined, wish({}))).toEqual([]);
    expect(decideAssociation(belonging(resale), provider, wish({ target: { partner: provider } }))).toEqual([]);
  });

  const left: Reseller = { ...reseller, state: 'LEFT' };
  const foreign: Reseller = { ...reseller, distributorId: 'another' };
  it.each([
    ['CBC.50010085', { ...provider, state: 'RESTRICTED' }, undefined],
    ['CBC.50010085', { ...provider, state: 'FROZEN' }, undefined],
    ['CBC.50010065', { ...distributor, state: 'DELISTED' }, reseller],
    ['CBC.50010086', { ...distributor, state: 'RESTRICTED' }, reseller],
    ['CBC.99005035', { ...provider, flags: { ...provider.flags, sandbox: true } }, undefined],
  ] as const)('customers 4.29 refuses %s', (code, partner, below) => {
    expect(decideAssociation(direct, undefined, wish({ target: { partner, ...(below && { reseller: below }) } }))).toMatchObject({ code });
  });

  it.each([
    ['CBC.99000037', distributor, left],
    ['CBC.99000037', distributor, foreign],
    ['CBC.50010059', { ...distributor, flags: { ...distributor.flags, ownsCustomers: false } }, undefined],
  ] as const)('customers 4.28 refuses %s', (code, partner, below) => {
    expect(decideAssociation(direct, undefined, wish({ target: { partner, ...(below && { reseller: below }) } }))).toMatchObject({ code });
  });

  it('customers 6.13 a resale customer of a frozen partner stays what it is, a referral customer does not have to', () => {
    const frozen: Partner = { ...provider, state: 'FROZEN' };
    expect(decideAssociation(belonging(resale), frozen, wish({}))).toMatchObject({ code: 'CBC.99007004', items: ['PARTNER_FROZEN'] });
    const toResale = wish({ target: { partner: frozen, type: '2' } });
    expect(decideAssociation(belonging({ ...resale, type: '1' }), frozen, toResale)).toMatchObject({ items: ['PARTNER_FROZEN'] });
    expect(isRefusal(decideAssociation(belonging({ ...resale, type: '1' }), frozen, wish({})))).toBe(false);
  });
});

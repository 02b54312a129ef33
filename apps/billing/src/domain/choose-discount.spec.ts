import { isRefusal } from '@pc/kernel';
import { chooseDiscount, usableDiscounts } from './choose-discount';
import type { Customer } from './customer';
import { aCustomer, aDiscount, aNewOrder, aPartner, aLine, NOW } from './order.fixture';
import type { Order } from './order';
import { grantDiscount, type NewPartnerDiscount, type PartnerDiscount } from './partner-discount';
import { decideOrder } from './take-order';

const DAY_MS = 86_400_000;
const days = (count: number) => new Date(NOW.getTime() + count * DAY_MS);

function anOrder(discounts: Order['discounts'] = []): Order {
  const lines = [aLine(1000), { ...aLine(200), serviceType: { code: 'OBS' } }];
  const events = decideOrder(aNewOrder({ discounts, lines }), { customer: aCustomer(), isPartner: false, partner: aPartner() }, NOW, 'CS1');
  if (isRefusal(events) || events[0]?.type !== 'order-created') throw new Error('Not taken');
  return events[0].order;
}

const wish = (change: Partial<NewPartnerDiscount> = {}): NewPartnerDiscount => ({
  customerId: 'customer',
  ratio: '0.90',
  serviceTypeCodes: [],
  effectiveTime: days(-1),
  expireTime: days(30),
  ...change,
});
const granting = (change: Partial<NewPartnerDiscount> = {}, customer: Customer = aCustomer(), by = 'partner') =>
  grantDiscount(wish(change), customer, by, { id: 'granted', now: NOW });
function granted(change: Partial<NewPartnerDiscount> = {}): PartnerDiscount {
  const discount = granting(change);
  if (isRefusal(discount)) throw new Error('Refused');
  return discount;
}
const ids = (discount: PartnerDiscount, now = NOW, customer = aCustomer()) =>
  usableDiscounts(anOrder(), customer, [discount], now).map(({ id }) => id);

describe('discounts that a partner grants', () => {
  it('billing DC-13 are for customers that it serves itself', () => {
    const below = aCustomer({}, { resellerId: 'reseller' });
    expect(granting({}, below, 'reseller')).toMatchObject({ id: 'granted', grantorId: 'reseller', associationId: 'association' });
    for (const one of [
      granting({}, below),
      granting({}, aCustomer(), 'stranger'),
      granting({}, { ...aCustomer(), association: undefined } as never),
    ])
      expect(one).toMatchObject({ code: 'CBC.99000035', field: 'customer_id' });
    expect(granting({ expireTime: NOW })).toMatchObject({ code: 'CBC.0100', field: 'expire_time' });
  });

  it('billing DC-13 are offered for orders that were unpaid in their window, and stay with them (OR-2)', () => {
    expect(ids(granted())).toEqual(['granted']);
    expect(ids(granted({ effectiveTime: days(1) }))).toEqual([]);
    expect(ids(granted({ effectiveTime: days(1) }), days(1))).toEqual(['granted']);
    expect(ids(granted({ expireTime: days(2) }), days(6))).toEqual(['granted']);
    expect(ids({ ...granted(), expireTime: NOW })).toEqual([]);
  });

  it('billing DC-13 lower the lines of their services alone, in any letter case', () => {
    const usable = (codes: string[]) => usableDiscounts(anOrder(), aCustomer(), [granted({ serviceTypeCodes: codes })], NOW);
    expect(usable(['obs'])).toMatchObject([{ type: 'PARTNER_GRANTED', lines: [1] }]);
    expect(usable([])).toMatchObject([{ lines: [0, 1] }]);
    expect(usable(['rds'])).toEqual([]);
  });

  it('billing AC-16 end with the association, and with its kind', () => {
    expect(ids(granted(), NOW, aCustomer({}, { id: 'another' }))).toEqual([]);
    expect(ids(granted(), NOW, aCustomer({}, { type: '1' }))).toEqual([]);
  });
});

describe('the choice of a discount', () => {
  const commercial = aDiscount({ id: 'commercial', isDefault: false, expireTime: days(1) });
  const promotion = aDiscount({ id: 'promotion', type: 'PROMOTION', isDefault: false, expireTime: days(1) });
  const adjustment = aDiscount({ id: 'adjusted', type: 'PRICE_ADJUSTMENT', isDefault: false });
  const usable = (discounts: Order['discounts'], now = NOW) => usableDiscounts(anOrder(discounts), aCustomer(), [granted()], now);
  const refused = { code: 'CBC.99003108', field: 'discount_infos' };

  it('billing DC-5 takes one that the order can be paid with, by id and type', () => {
    const all = usable([commercial, promotion]);
    expect(chooseDiscount(all, { id: 'commercial', type: 'COMMERCIAL' })).toMatchObject({ id: 'commercial' });
    expect(chooseDiscount(all, { id: 'granted', type: 'PARTNER_GRANTED' })).toMatchObject({ id: 'granted' });
    expect(chooseDiscount(all, undefined)).toBeUndefined();
    expect(chooseDiscount(all, { id: 'commercial', type: 'PARTNER_GRANTED' })).toMatchObject(refused);
    expect(chooseDiscount(all, { id: 'nowhere', type: 'COMMERCIAL' })).toMatchObject(refused);
  });

  it('billing DC-5 OR-2 a promotion that is over applies no more, a commercial discount does', () => {
    const later = usable([commercial, promotion], days(2));
    expect(later.map(({ id }) => id)).toEqual(['commercial', 'granted']);
  });

  it('billing DC-4 an adjusted price must be used', () => {
    const all = usable([commercial, adjustment]);
    expect(all.map(({ id }) => id)).toEqual(['adjusted']);
    expect(chooseDiscount(all, { id: 'adjusted', type: 'PRICE_ADJUSTMENT' })).toMatchObject({ id: 'adjusted' });
    expect(chooseDiscount(all, { id: 'commercial', type: 'COMMERCIAL' })).toMatchObject(refused);
    expect(chooseDiscount(all, undefined)).toMatchObject(refused);
  });
});

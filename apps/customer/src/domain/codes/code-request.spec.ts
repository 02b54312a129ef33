import { newCustomer, newPartner, newReseller } from '../register';
import { boundContact, isProtected, refuseCodeRequest } from './code-request';

const at = new Date('2026-01-15T08:00:00Z');
const partner = newPartner({
  id: 'p1',
  name: 'partner',
  createdAt: at,
  companyName: 'P',
  kind: 'SOLUTION_PROVIDER',
  governmentKinds: [],
  partnerSpendsMode: false,
});
const customer = newCustomer({ id: 'c1', name: 'customer', createdAt: at, registeredVia: 'API' });
const association = { id: 'a1', partnerId: 'p1', type: '2', associatedOn: at, first: true } as const;
const own = { ...customer, association };
const foreign = { ...customer, association: { ...association, partnerId: 'p2' } };
const request = { phone: '13800138000', scene: 29, partner, customer: undefined };

describe('a request for a code', () => {
  it('customers 4.20 registration needs no customer, scene 18 one of the caller', () => {
    expect(refuseCodeRequest(request)).toBeUndefined();
    expect(refuseCodeRequest({ ...request, scene: 18, customer: own })).toBeUndefined();
    for (const other of [foreign, customer, undefined, partner])
      expect(refuseCodeRequest({ ...request, scene: 18, customer: other })).toMatchObject({ code: 'CBC.99000035' });
  });

  it('customers 8.2 sandbox partners come before bad numbers, these before foreign customers', () => {
    const sandbox = { ...partner, flags: { ...partner.flags, sandbox: true } };
    const bad = { ...request, phone: '12345', scene: 18, customer: foreign };
    expect(refuseCodeRequest({ ...bad, partner: sandbox })).toMatchObject({ code: 'CBC.99005035' });
    expect(refuseCodeRequest(bad)).toMatchObject({ code: 'CBC.5017', field: 'mobile_phone' });
    expect(refuseCodeRequest({ ...request, partner: customer })).toMatchObject({ code: 'CBC.0151' });
  });

  it.each(['1380013800', '138001380001', '12800138000', '0086-13800138000', '+8613800138000', '1380013800a'])(
    'customers 4.7 %s is no mainland number',
    (phone) => {
      expect(refuseCodeRequest({ ...request, phone })).toMatchObject({ code: 'CBC.5017' });
    },
  );
});

describe('codes of sensitive operations', () => {
  it('customers 10.7 go to the bound contact of the channel, or to none', () => {
    const contact = { phone: '13800138000', email: 'a@x.cn' };
    expect([boundContact(contact, 'SMS'), boundContact(contact, 'EMAIL')]).toEqual(['13800138000', 'a@x.cn']);
    expect(boundContact({ email: 'a@x.cn' }, 'SMS')).toMatchObject({ code: 'CBC.99007004', items: ['NO_CONTACT'] });
  });

  it('customers 10.6 are off by default', () => {
    const reseller = newReseller({ id: 'r1', name: 'reseller', createdAt: at, companyName: 'R', distributorId: 'p1' });
    expect([partner, reseller, customer, undefined].map(isProtected)).toEqual([false, false, false, false]);
    expect(
      [
        { ...partner, verificationProtection: true },
        { ...reseller, verificationProtection: true },
      ].map(isProtected),
    ).toEqual([true, true]);
  });
});

import { aPartner, aQuota, issue } from './domain.fixture';
import { checkImport, checkSingle, mayKeep, whitelistFor } from './whitelist';

const subsidy = aPartner({ governmentKinds: ['SUBSIDY'] });
const cloud = aPartner({ governmentKinds: ['CLOUD'] });

describe('the whitelists of government-type partners', () => {
  it('benefits 1.3 R-61 belong to the kind of partner that issues by them', () => {
    expect([mayKeep(subsidy, 'CASH_AND_VOUCHER'), mayKeep(cloud, 'PICK_UP')]).toEqual([true, true]);
    const others = [
      mayKeep(cloud, 'CASH_AND_VOUCHER'),
      mayKeep(subsidy, 'PICK_UP'),
      mayKeep(aPartner(), 'PICK_UP'),
      mayKeep(undefined, 'PICK_UP'),
    ];
    expect(others).toEqual([false, false, false, false]);
  });

  it('benefits R-22 R-61 name the customers of their quotas: vouchers and cash of a subsidy partner, all pick-up coupons', () => {
    expect([whitelistFor(aQuota(), subsidy), whitelistFor(aQuota({ kind: 'CASH' }), subsidy)]).toEqual([
      'CASH_AND_VOUCHER',
      'CASH_AND_VOUCHER',
    ]);
    expect([whitelistFor(aQuota({ kind: 'PICK_UP' }), cloud), whitelistFor(aQuota(), aPartner())]).toEqual(['PICK_UP', undefined]);
  });

  it('benefits R-62 a customer that comes twice refuses a whole import and is named', () => {
    expect(checkImport([{ customerId: 'A' }, { customerId: 'B' }])).toBeUndefined();
    expect(checkImport([{ customerId: 'A' }, { customerId: 'B' }, { customerId: 'A' }])).toMatchObject({
      code: 'CBC.0100',
      field: 'entries[2].customer_id',
    });
  });

  it('benefits R-62 single entries are for the list of pick-up coupons', () => {
    expect(checkSingle('PICK_UP')).toBeUndefined();
    expect(checkSingle('CASH_AND_VOUCHER')).toMatchObject({ code: 'CBC.0100', field: 'list_kind' });
  });

  it('benefits R-22 whoever is not on the list gets nothing, even a customer of the partner', () => {
    expect(issue({ partner: subsidy, whitelist: ['B'] }, { customerIds: ['A', 'B'] })).toMatchObject({
      issuedTo: ['B'],
      refusedCustomers: [['A', 'CBC.99000035']],
    });
  });
});

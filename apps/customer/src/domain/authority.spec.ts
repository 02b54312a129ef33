import { isAccountItself, isAdministrator } from './authority';

describe('the administrator of a party', () => {
  it('customers 6.1 is the main account, or a user in the built-in role administrator, and no other user', () => {
    expect(isAdministrator({})).toBe(true);
    expect(isAdministrator({ user_id: 'u1', permissions: ['PCB_ITEM_ADMINISTRATOR'] })).toBe(true);
    expect(isAdministrator({ user_id: 'u1', permissions: ['BPC_ITEM_SUBCUSTSERV_010118'] })).toBe(false);
    expect(isAdministrator({ user_id: 'u1' })).toBe(false);
  });

  it('customers 6.2 is not the partner in the place of its customer, who would consent to its own wishes', () => {
    expect(isAdministrator({ assumed_by: { account_id: 'p', account_name: 'partner' } })).toBe(false);
  });
});

describe('an account in person', () => {
  it('customers 10.5 is the main account, no user of it, and no partner that acts in its place', () => {
    expect(isAccountItself({})).toBe(true);
    expect(isAccountItself({ user_id: 'u1' })).toBe(false);
    expect(isAccountItself({ assumed_by: { account_id: 'p', account_name: 'partner' } })).toBe(false);
  });
});

import type { Caller } from '@pc/contracts';

const caller = (name: string, rest: Omit<Caller, 'account_id' | 'account_name' | 'channel'>): Caller => ({
  account_id: `id-of-${name}`,
  account_name: name,
  channel: 'API',
  ...rest,
});

/** One caller of every kind (benefits 1.2). */
export const OPERATOR = caller('operator', { kind: 'OPERATOR' });
export const SOLUTION_PROVIDER = caller('provider', { kind: 'PARTNER', partner_kind: 'SOLUTION_PROVIDER' });
export const DISTRIBUTOR = caller('distributor', { kind: 'PARTNER', partner_kind: 'DISTRIBUTOR' });
export const GOVERNMENT = caller('subsidy', { kind: 'PARTNER', partner_kind: 'SOLUTION_PROVIDER', government_kinds: ['SUBSIDY'] });
export const RESELLER = caller('reseller', { kind: 'RESELLER', partner_kind: 'RESELLER' });
export const CUSTOMER = caller('customer', { kind: 'CUSTOMER' });

/** A user of an account with these permission items. */
export const userOf = (account: Caller, ...permissions: string[]): Caller => ({
  ...account,
  user_id: `user-of-${account.account_name}`,
  user_name: 'clerk',
  permissions,
});

import type { Customer } from './customer';
import { newCustomer } from './customer';
import type { Discount } from './discount';
import type { NewOrder } from './new-order';
import type { Partner } from './partner';

/** Builders for tests, in the words of billing: a solution provider, its resale customer, a server of 1,000.00 for a year. */
export const NOW = new Date('2026-03-01T08:00:00Z');
export const fen = (yuan: number) => BigInt(Math.round(yuan * 100));

export const aPartner = (change: Partial<Partner> = {}): Partner => ({
  id: 'partner',
  kind: 'SOLUTION_PROVIDER',
  state: 'NORMAL',
  proxyPayEnabled: true,
  version: 1,
  ...change,
});

export const aCustomer = (change: Partial<Customer> = {}, association: Partial<Customer['association']> = {}): Customer => ({
  ...newCustomer('customer'),
  association: { id: 'association', partnerId: 'partner', type: '2', associatedOn: new Date('2026-02-01T00:00:00Z'), ...association },
  version: 2,
  ...change,
});

export const aLine = (official: number): NewOrder['lines'][number] => ({
  productId: 'product',
  serviceType: { code: 'ecs' },
  periodType: 3,
  periodNum: 1,
  subscriptionNum: 1,
  official: fen(official),
  marketplace: false,
  resources: [],
});

export const aNewOrder = (change: Partial<NewOrder> = {}): NewOrder => ({
  externalId: 'external',
  customerId: 'customer',
  orderType: 1,
  sourceType: 1,
  category: 'CLOUD',
  serviceType: { code: 'ecs' },
  userName: 'customer1',
  enterpriseProjects: [],
  needsApproval: false,
  discounts: [],
  lines: [aLine(1000)],
  ...change,
});

export const aDiscount = (change: Partial<Discount> = {}): Discount => ({
  id: 'discount',
  type: 'COMMERCIAL',
  effect: { type: 'RATIO', of: 90n, outOf: 100n },
  isDefault: true,
  ...change,
});

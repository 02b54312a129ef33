import type { Coupon } from './coupon';
import type { Association, Customer } from './customer';
import type { Decision, DomainEvent } from './domain-event';
import { decideIssue } from './issue-coupons';
import type { IssueCommand, IssueSituation } from './issue-situation';
import type { Partner, Reseller } from './partner';
import type { Quota } from './quota';

/** Builders for tests, in the words of benefits: a quota of 10,000.00 of a solution provider and its resale customers. */
export const NOW = new Date('2026-03-01T00:00:00Z');
export const fen = (yuan: number) => BigInt(Math.round(yuan * 100));

export const aPartner = (change: Partial<Partner> = {}): Partner => ({
  id: 'partner',
  kind: 'SOLUTION_PROVIDER',
  governmentKinds: [],
  state: 'NORMAL',
  spendsCouponsItself: false,
  version: 1,
  ...change,
});
export const aDistributor = (change: Partial<Partner> = {}) => aPartner({ kind: 'DISTRIBUTOR', ...change });
export const aReseller = (change: Partial<Reseller> = {}): Reseller => ({
  id: 'reseller',
  distributorId: 'partner',
  accountName: 'reseller-account',
  name: 'Reseller Ltd',
  state: 'JOINED',
  version: 1,
  ...change,
});

export const aQuota = (change: Partial<Quota> = {}): Quota => ({
  id: 'quota',
  kind: 'VOUCHER',
  owner: { partnerId: 'partner' },
  status: 'NORMAL',
  voided: false,
  value: fen(10_000),
  balance: change.value ?? fen(10_000),
  issuedCount: 0,
  issuedTotal: 0n,
  effectiveTime: new Date('2026-01-01T00:00:00Z'),
  expireTime: new Date('2027-01-01T00:00:00Z'),
  createTime: new Date('2026-01-01T00:00:00Z'),
  lastUpdateTime: new Date('2026-01-01T00:00:00Z'),
  limits: [],
  allowedAssociationTypes: ['2'],
  designatedCustomerIds: [],
  selfIssueAllowed: false,
  factsStamp: 0,
  version: 1,
  ...change,
});

export const anAssociation = (change: Partial<Association> = {}): Association => ({
  id: 'association',
  partnerId: 'partner',
  type: '2',
  associatedOn: new Date('2026-02-01T00:00:00Z'),
  first: true,
  ...change,
});
export const aCustomer = (id: string, change: Partial<Customer> = {}): Customer => ({
  id,
  association: anAssociation(),
  isFrozen: 0,
  version: 1,
  factsVersion: 0,
  ...change,
});

export const aCoupon = (change: Partial<Coupon> = {}): Coupon => ({
  id: 'coupon',
  kind: 'VOUCHER',
  status: 'USABLE',
  customerId: 'A',
  quotaId: 'quota',
  issuer: { partnerId: 'partner' },
  associationType: '2',
  faceValue: fen(500),
  balance: fen(500),
  locked: 0n,
  reclaimed: 0n,
  effectiveTime: NOW,
  expireTime: new Date('2027-01-01T00:00:00Z'),
  createTime: NOW,
  useLimits: [],
  frozen: false,
  version: 1,
  ...change,
});

interface Given {
  partner?: Partner | undefined;
  reseller?: Reseller;
  quota?: Quota | undefined;
  customers?: Customer[];
  whitelist?: string[];
  issuedTo?: bigint;
  channel?: 'API' | 'CONSOLE';
  now?: Date;
}

/** Decides an issue of 500.00 to customer A, unless told otherwise, and tells the outcome in words. */
export function issue(given: Given, command: Partial<IssueCommand> = {}) {
  const ids = command.customerIds ?? ['A'];
  const customers = new Map((given.customers ?? ids.map((id) => aCustomer(id))).map((customer) => [customer.id, customer]));
  const situation: IssueSituation = {
    command: { quotaId: 'quota', faceValue: fen(500), ...command, customerIds: ids },
    now: given.now ?? NOW,
    channel: given.channel ?? 'API',
    partner: 'partner' in given ? given.partner : aPartner(),
    reseller: given.reseller,
    quota: 'quota' in given ? given.quota : aQuota(),
    customer: (id) => customers.get(id),
    whitelisted: (id) => given.whitelist?.includes(id) ?? false,
    issuedTo: () => given.issuedTo ?? 0n,
  };
  let number = 0;
  return outcome(decideIssue(situation, () => `coupon-${++number}`));
}

export function outcome(decision: Decision) {
  const of = <T extends DomainEvent['type']>(type: T) =>
    decision.events.filter((event): event is Extract<DomainEvent, { type: T }> => event.type === type);
  const change = of('quota-changed').at(-1);
  return {
    code: decision.refusal?.code,
    field: decision.refusal?.field,
    events: decision.events,
    coupons: of('coupon-issued').map((event) => event.coupon),
    issuedTo: of('coupon-issued').map((event) => event.coupon.customerId),
    refusedCustomers: of('customer-refused').map((event) => [event.customerId, event.code]),
    reclaimed: of('coupon-reclaimed'),
    quota: change?.quota,
    change,
  };
}

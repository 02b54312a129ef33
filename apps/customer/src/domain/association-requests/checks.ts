import { RESALE, type AssociationType, type Customer, type Partner } from '../account';
import type { RequestType } from './request-type';

/** customers 6.17, with PARTNER_FROZEN of 6.13; in the order in which they are told. */
export const CHECK_ITEMS = [
  'TOO_SOON',
  'PARTNER_FROZEN',
  'PROXY_PAY_OPEN',
  'IN_DEBT',
  'POST_PAYMENT',
  'INVOICES_OWED',
  'RESERVED_INSTANCE',
  'CUSTODY_MEMBERS',
  'CUSTODY_MEMBER',
  'NON_CUSTODY_MEMBER',
  'ENTERPRISE_LINKED',
  'SUPPORT_PLAN',
  'SPECIAL_CONTRACT',
  'PICK_UP_COUPON_UNSPENT',
  'CHECK_UNAVAILABLE',
] as const;
export type CheckItem = (typeof CHECK_ITEMS)[number];

export interface Check {
  readonly item: CheckItem;
  readonly passed: boolean;
}

/** What is looked at: the customer, what it wishes to become, and what its own account does not tell. */
export interface CheckSubject {
  readonly customer: Customer;
  /** Of its living association. */
  readonly associationType: AssociationType;
  readonly partner: Partner | undefined;
  readonly type: RequestType;
  readonly targetType?: AssociationType;
  /** Whether custody members hang on it. */
  readonly hasCustodyMembers: boolean;
}

/** Every item that applies to this customer and is decided by this service's own facts (customers 6.5, 6.6, 6.13, 6.14). */
export function ownChecks(subject: CheckSubject): Check[] {
  return inOrder([...frozenCheck(subject), ...(subject.associationType === RESALE ? resaleChecks(subject) : referralChecks(subject))]);
}

/** customers 6.13: a resale customer of a frozen partner stays what it is, and none becomes one. */
function frozenCheck({ associationType, targetType, partner }: CheckSubject): Check[] {
  const isResale = associationType === RESALE || targetType === RESALE;
  return isResale ? [check('PARTNER_FROZEN', partner?.state !== 'FROZEN')] : [];
}

/** customers 6.5. */
function referralChecks({ customer: { facts }, type, hasCustodyMembers }: CheckSubject): Check[] {
  const both = [
    check('CUSTODY_MEMBERS', !(facts.enterpriseKind === 'MASTER' && hasCustodyMembers)),
    check('CUSTODY_MEMBER', facts.enterpriseKind !== 'CUSTODY_MEMBER'),
  ];
  if (type === 'DISASSOCIATE') return both;
  return [
    ...both,
    check('POST_PAYMENT', !facts.postPaymentApplied),
    check('INVOICES_OWED', !facts.invoicesOwed),
    check('RESERVED_INSTANCE', !facts.reservedInstanceLive),
    check('NON_CUSTODY_MEMBER', facts.enterpriseKind !== 'NON_CUSTODY_MEMBER'),
  ];
}

/** customers 6.6. */
function resaleChecks({ customer: { facts } }: CheckSubject): Check[] {
  return [
    check('ENTERPRISE_LINKED', (facts.enterpriseKind ?? 'NONE') === 'NONE'),
    check('RESERVED_INSTANCE', !facts.reservedInstanceLive),
    check('SUPPORT_PLAN', !facts.supportPlanLive),
    check('SPECIAL_CONTRACT', !facts.contracts?.includes('SPECIAL')),
  ];
}

/** Checks of all sources in one order; what could not be asked is told once (customers 6.15). */
export function inOrder(checks: readonly Check[]): Check[] {
  return CHECK_ITEMS.flatMap((item) => {
    const found = checks.filter((one) => one.item === item);
    return found.length === 0
      ? []
      : [
          check(
            item,
            found.every(({ passed }) => passed),
          ),
        ];
  });
}

export function failedItems(checks: readonly Check[]): CheckItem[] {
  return checks.filter(({ passed }) => !passed).map(({ item }) => item);
}

export function check(item: CheckItem, passed: boolean): Check {
  return { item, passed };
}

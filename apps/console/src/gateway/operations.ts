import type { Answers, Person } from './answers';

interface OperationSpec {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Parameters in braces. */
  readonly path: string;
  /** Kinds of account that may call it; absent: everybody. */
  readonly kinds?: ReadonlyArray<Person['kind']>;
  /** An operator of the account needs one of these. */
  readonly items?: readonly string[];
}

const PARTNERS = ['PARTNER'] as const;
const DEALERS = ['PARTNER', 'RESELLER'] as const;
const EVERYBODY = ['OPERATOR', 'PARTNER', 'RESELLER', 'CUSTOMER'] as const;
const REGISTRATION = ['BPC_ITEM_SUBCUSTSERV_010118'] as const;
const ADMINISTRATION = ['PCB_ITEM_ADMINISTRATOR'] as const;

/** The operations that the console calls, as the gateway declares them: a contract test compares the two. */
export const OPERATIONS: Readonly<Record<keyof Answers, OperationSpec>> = {
  createSession: { method: 'POST', path: '/v2/sessions' },
  getSession: { method: 'GET', path: '/v2/sessions', kinds: EVERYBODY },
  endSession: { method: 'DELETE', path: '/v2/sessions', kinds: EVERYBODY },
  queryCustomers: { method: 'POST', path: '/v2/partners/sub-customers/query', kinds: DEALERS, items: ['PCB_ITEM_CUSTOMERS_LIST'] },
  labelCustomer: {
    method: 'PUT',
    path: '/v2/partners/sub-customers/{customer_id}/label',
    kinds: DEALERS,
    items: ['PCB_ITEM_CUSTOMERS_LABEL'],
  },
  setAccountManager: {
    method: 'PUT',
    path: '/v2/partners/sub-customers/{customer_id}/account-manager',
    kinds: DEALERS,
    items: ['PCB_ITEM_CUSTOMERS_ACCOUNT_MANAGER'],
  },
  listOperators: { method: 'GET', path: '/v2/partners/operators', kinds: DEALERS, items: ADMINISTRATION },
  checkIdentity: { method: 'POST', path: '/v2/partners/sub-customers/users/check-identity', kinds: PARTNERS, items: REGISTRATION },
  sendVerificationCode: { method: 'POST', path: '/v2/bases/verificationcode/send', kinds: PARTNERS, items: REGISTRATION },
  registerCustomer: { method: 'POST', path: '/v2/partners/sub-customers', kinds: PARTNERS, items: REGISTRATION },
  getAccessConfiguration: { method: 'GET', path: '/v2/partners/access-configuration', kinds: PARTNERS },
  listOwnCredentials: { method: 'GET', path: '/v2/accounts/credentials', kinds: EVERYBODY },
  createOwnAccessKey: { method: 'POST', path: '/v2/accounts/access-keys', kinds: EVERYBODY },
  deleteOwnAccessKey: { method: 'DELETE', path: '/v2/accounts/access-keys/{access_key}', kinds: EVERYBODY },
};

export type Operation = keyof Answers;

/** Whether the gateway would let this person call it: what it would refuse is not offered (api 5, 7.16). */
export function may(person: Person, operation: Operation): boolean {
  const { kinds, items } = OPERATIONS[operation];
  if (kinds && !kinds.includes(person.kind)) return false;
  return !items || !person.permission_items || person.administrator || items.some((item) => person.permission_items!.includes(item));
}

/** customers 8.9, 10.10: what only the main account may, and no reseller. */
export function isMainAccount({ user_id }: Person): boolean {
  return user_id === undefined;
}

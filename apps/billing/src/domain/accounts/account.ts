import type { Fen } from '@pc/kernel';

/** Who an account belongs to; `PARTNER` is a solution provider or distributor, which alone has a transferable balance (billing 3). */
export type Holder = 'PARTNER' | 'RESELLER' | 'CUSTOMER';

/**
 * What an owner has: money of its own, money that its partner granted it, credit that it has not used, and the ceiling of what it may
 * give to customers or spend for them, which is no money (billing V4).
 */
export const OWN_BALANCES = ['CASH', 'GRANTED', 'CREDIT', 'TRANSFERABLE'] as const;
export type OwnBalance = (typeof OWN_BALANCES)[number];
/**
 * Where its money comes from and goes to (billing M-5): the bank, the vendor's revenue, and the vendor that opened its credit line.
 * Every owner has its own part of these, so that the bookings of two owners never meet in one document.
 */
export const COUNTER_BALANCES = ['BANK', 'REVENUE', 'CREDIT_LINE'] as const;
export type Balance = OwnBalance | (typeof COUNTER_BALANCES)[number];
export const BALANCES: readonly Balance[] = [...OWN_BALANCES, ...COUNTER_BALANCES];

export type Balances = Readonly<Record<Balance, Fen>>;

/** The money of one owner, by balance. Every balance has records and a count of its own. */
export interface Account {
  /** The account id of its owner. */
  readonly id: string;
  readonly holder: Holder;
  readonly balances: Balances;
  /** The part of each that active holds reserve (billing 4.5). */
  readonly held: Readonly<Record<OwnBalance, Fen>>;
  /** The part of the cash that is bound to a purpose and pays for nothing else. */
  readonly designated: Fen;
  /** Credit used past its due date, as the vendor's staff set it (billing AC-18). */
  readonly debt: Fen;
  /** In which association its granted money was given; absent: it has no granted account (billing AC-3). */
  readonly grantedIn?: GrantedIn;
  /** Whether it ever paid with money of its own, granted money or credit (billing AC-18). */
  readonly hasConsumed: boolean;
  /** How many records each balance has. */
  readonly records: Readonly<Record<Balance, number>>;
}

export interface GrantedIn {
  readonly associationId: string;
  /** The partner or reseller whose money it is. */
  readonly by: string;
  /** The association is over: what a running payment still holds goes back when that ends without being paid. */
  readonly isOver?: true;
}

export function newAccount(id: string, holder: Holder): Account {
  return {
    id,
    holder,
    balances: of(BALANCES, 0n),
    held: of(OWN_BALANCES, 0n),
    designated: 0n,
    debt: 0n,
    hasConsumed: false,
    records: of(BALANCES, 0),
  };
}

/** The id of one balance, by which its records and events are known. Ids of owners stay below 60 characters. */
export function balanceId(accountId: string, balance: Balance): string {
  return `${accountId}-${BALANCE_SUFFIXES[balance]}`;
}

/** Of the balances that the API shows: their account types (billing 3). */
const BALANCE_SUFFIXES: Readonly<Record<Balance, string>> = {
  CASH: '1',
  GRANTED: 'g',
  CREDIT: '2',
  TRANSFERABLE: '8',
  BANK: 'bank',
  REVENUE: 'rev',
  CREDIT_LINE: 'line',
};

/** What can be spent of a balance now (billing 4.5). */
export function available(account: Account, balance: OwnBalance): Fen {
  const bound = balance === 'CASH' ? account.designated : 0n;
  return account.balances[balance] - account.held[balance] - bound;
}

/** What is left of the granted money that belongs to this association; an end that is not heard of yet leaves nothing for the next one. */
export function availableGranted({ grantedIn, ...account }: Account, associationId: string): Fen {
  return grantedIn?.associationId === associationId && !grantedIn.isOver ? available(account, 'GRANTED') : 0n;
}

export function creditLine({ balances }: Pick<Account, 'balances'>): Fen {
  return -balances.CREDIT_LINE;
}

export function creditUsed({ balances }: Pick<Account, 'balances'>): Fen {
  return creditLine({ balances }) - balances.CREDIT;
}

export function hasTransferable({ holder }: Pick<Account, 'holder'>): boolean {
  return holder === 'PARTNER';
}

function of<const K extends string, V>(keys: readonly K[], value: V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, value])) as Record<K, V>;
}

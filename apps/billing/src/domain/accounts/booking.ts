import type { Fen } from '@pc/kernel';
import { BALANCES, creditUsed, OWN_BALANCES, type Account, type Balance } from './account';
import type { Trade } from './trade';

/** One record of one balance (billing 4.6). */
export interface Line {
  readonly accountId: string;
  readonly balance: Balance;
  /** Signed. */
  readonly amount: Fen;
  readonly after: Fen;
  /** Counts the records of this balance. */
  readonly number: number;
  readonly trade: Trade;
  /** With whom money was given or taken back. */
  readonly counterpart?: string;
}

/** What a partner, reseller or distributor sees of money that it gave or took back (billing 4.6). */
export interface Adjustment {
  readonly id: string;
  /** Whose list it stands in. */
  readonly giverId: string;
  readonly receiverId: string;
  readonly reason: 'GRANT' | 'RECLAIM' | 'UNLINK';
  readonly amount: Fen;
}

/** A movement of money as a whole: the accounts as they are after it, and its records. */
export interface Booking {
  readonly accounts: readonly Account[];
  readonly lines: readonly Line[];
  readonly adjustment?: Adjustment;
}

export interface Move {
  readonly account: Account;
  readonly changes: Partial<Record<Balance, Fen>>;
  readonly counterpart?: string;
}

/** billing M-5: books a trade in all its balances at once. Throws when it does not add up, or takes what is not there: no such booking exists. */
export function book(trade: Trade, ...moves: readonly Move[]): Booking {
  const booked = moves.map((move) => moved(trade, move));
  const sum = booked.flatMap(({ lines }) => lines).reduce((total, line) => total + moneyOf(line), 0n);
  if (sum !== 0n) throw new Error(`Trade ${trade.id} does not add up: ${sum} fen`);
  return { accounts: booked.map(({ account }) => account), lines: booked.flatMap(({ lines }) => lines) };
}

/** Both, one after the other; `second` goes on from the accounts of `first`. */
export function together(first: Booking, second: Booking): Booking {
  const later = new Set(second.accounts.map(({ id }) => id));
  const adjustment = second.adjustment ?? first.adjustment;
  return {
    accounts: [...first.accounts.filter(({ id }) => !later.has(id)), ...second.accounts],
    lines: [...first.lines, ...second.lines],
    ...(adjustment && { adjustment }),
  };
}

function moved(trade: Trade, { account, changes, counterpart }: Move): { account: Account; lines: Line[] } {
  const lines = BALANCES.filter((balance) => changes[balance]).map((balance): Line => {
    const amount = changes[balance]!;
    const after = account.balances[balance] + amount;
    const number = account.records[balance] + 1;
    return { accountId: account.id, balance, amount, after, number, trade, ...(counterpart !== undefined && { counterpart }) };
  });
  const balances = { ...account.balances, ...Object.fromEntries(lines.map(({ balance, after }) => [balance, after])) };
  const records = { ...account.records, ...Object.fromEntries(lines.map(({ balance, number }) => [balance, number])) };
  return { account: sound({ ...account, balances, records }), lines };
}

/** billing AC-15: nothing that is owned falls below what is reserved of it, and credit is used up to its line. */
export function sound(account: Account): Account {
  const short = OWN_BALANCES.find((balance) => account.held[balance] < 0n || account.balances[balance] < account.held[balance]);
  if (short) throw new Error(`Account ${account.id} would have ${account.balances[short]} fen of ${short}`);
  if (account.designated < 0n || account.balances.CASH - account.held.CASH < account.designated)
    throw new Error(`Account ${account.id} would lack cash that is designated`);
  if (creditUsed(account) < 0n) throw new Error(`Account ${account.id} would have more credit than its line`);
  return account;
}

/** A transferable balance is a ceiling and no money. */
export function moneyOf({ balance, amount }: Pick<Line, 'balance' | 'amount'>): Fen {
  return balance === 'TRANSFERABLE' ? 0n : amount;
}

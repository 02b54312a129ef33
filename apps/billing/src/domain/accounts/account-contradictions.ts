import type { Fen } from '@pc/kernel';
import type { Contradiction } from '../contradictions';
import { BALANCES, OWN_BALANCES, type Account, type Balance, type OwnBalance } from './account';
import { moneyOf, sound } from './booking';
import type { Hold } from './hold';

/** What the records of one balance add up to. */
export interface Recorded {
  readonly count: number;
  readonly sum: Fen;
}

const NONE: Recorded = { count: 0, sum: 0n };

/** billing AC-15 of one account: records are its balances, holds are what it holds, and nothing is below 0. */
export function accountContradictions(
  account: Account,
  recorded: (balance: Balance) => Recorded | undefined,
  holds: readonly Hold[],
): Contradiction[] {
  const tell = (rule: string, detail: string) => ({ rule, subject: account.id, detail });
  const differing = BALANCES.filter((balance) => {
    const { count, sum } = recorded(balance) ?? NONE;
    return sum !== account.balances[balance] || count !== account.records[balance];
  });
  const unheld = OWN_BALANCES.filter((balance) => heldBy(holds, balance) !== account.held[balance]);
  return [
    ...differing.map((balance) => tell('billing AC-15', `${balance} is not the sum of its records`)),
    ...unheld.map((balance) => tell('billing 4.5', `what is held of ${balance} is not what payments reserved`)),
    ...faultsOf(account).map((detail) => tell('billing AC-15', detail)),
  ];
}

/** billing M-5: everything that was ever booked adds up to nothing. */
export function sumContradictions(accounts: Iterable<Account>): Contradiction[] {
  let sum = 0n;
  for (const { balances } of accounts) for (const balance of BALANCES) sum += moneyOf({ balance, amount: balances[balance] });
  return sum === 0n ? [] : [{ rule: 'billing M-5', subject: 'all accounts', detail: `together they hold ${sum} fen` }];
}

function heldBy(holds: readonly Hold[], balance: OwnBalance): Fen {
  if (balance === 'TRANSFERABLE') return holds.reduce((sum, { transferable }) => sum + transferable, 0n);
  const parts = holds.flatMap((hold) => hold.parts).filter((part) => part.balance === balance);
  return parts.reduce((sum, { amount }) => sum + amount, 0n);
}

function faultsOf(account: Account): string[] {
  try {
    sound(account);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}

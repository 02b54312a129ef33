import type { ClientSession, StoreConnection } from '@pc/store';
import type { Account, Balance } from '../../domain/accounts/account';
import { accountContradictions, sumContradictions, type Recorded } from '../../domain/accounts/account-contradictions';
import type { Hold } from '../../domain/accounts/hold';
import type { Contradiction } from '../../domain/contradictions';
import { accountOf, holdOf, type AccountDocument, type AccountRecordDocument, type HoldDocument } from './account.document';
import { recordScope } from './accounts.repository';
import { ACCOUNT_RECORDS, ACCOUNTS, BALANCE_HOLDS } from './collections';

export interface AccountsFound {
  readonly checked: { readonly accounts: number; readonly account_records: number; readonly balance_holds: number };
  readonly breaches: readonly Contradiction[];
}

/** Accounts, their records and what payments hold of them (billing AC-15, M-5). `isUnpaid`: whether an order waits for its payment. */
export async function readAccounts(
  store: StoreConnection,
  session: ClientSession,
  isUnpaid: (orderId: string) => boolean,
): Promise<AccountsFound> {
  const holds = await activeHolds(store, session);
  const byAccount = Map.groupBy(holds, ({ accountId }) => accountId);
  const { sums, count } = await recordedSums(store, session);
  const accounts: Account[] = [];
  for await (const document of store.collection<AccountDocument>(ACCOUNTS).find({}, { session })) accounts.push(accountOf(document));
  const known = new Set(accounts.map(({ id }) => id));
  const lost = [...byAccount.keys()].filter((id) => !known.has(id));
  return {
    checked: { accounts: accounts.length, account_records: count, balance_holds: holds.length },
    breaches: [
      ...accounts.flatMap((account) =>
        accountContradictions(account, (balance) => sums.get(recordScope(account.id, balance)), byAccount.get(account.id) ?? []),
      ),
      ...sumContradictions(accounts),
      ...lost.map((subject) => ({ rule: 'billing 4.5', subject, detail: 'a payment holds money of an account that is not there' })),
      ...holds
        .filter(({ orderId }) => !isUnpaid(orderId))
        .map(({ id }) => ({ rule: 'billing SG-1', subject: id, detail: 'holds money for an order that waits for no payment' })),
    ],
  };
}

async function activeHolds(store: StoreConnection, session: ClientSession): Promise<Hold[]> {
  const documents = await store.collection<HoldDocument>(BALANCE_HOLDS).find({ state: 'ACTIVE' }, { session }).toArray();
  return documents.map(holdOf).filter((hold) => hold !== undefined);
}

async function recordedSums(store: StoreConnection, session: ClientSession): Promise<{ sums: Map<string, Recorded>; count: number }> {
  const sums = new Map<string, Recorded>();
  let count = 0;
  const options = { projection: { account_id: 1, balance: 1, amount: 1 }, session };
  const rows = store
    .collection<AccountRecordDocument>(ACCOUNT_RECORDS)
    .find<{ account_id: string; balance: Balance; amount: bigint }>({}, options);
  for await (const { account_id, balance, amount } of rows) {
    const scope = recordScope(account_id, balance);
    const before = sums.get(scope) ?? { count: 0, sum: 0n };
    sums.set(scope, { count: before.count + 1, sum: before.sum + amount });
    count += 1;
  }
  return { sums, count };
}

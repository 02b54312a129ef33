import { uniqueName } from '@pc/testing';
import type { Test } from 'supertest';
import type { Account } from './account';
import type { World } from './world';

export const MONEY = {
  balances: '/v2/accounts/partner-accounts/balances',
  adjustments: '/v3/accounts/partner-accounts/adjust-records',
  changes: '/v2/accounts/partner-accounts/account-change-records',
  customers: '/v2/accounts/customer-accounts/balances/batch-query',
  own: '/v2/accounts/customer-accounts/balances',
  ownChanges: '/v2/accounts/customer-accounts/account-change-records',
  grant: '/v2/accounts/partner-accounts/adjust-amount',
  reclaim: '/v2/accounts/partner-accounts/reclaim',
  toReseller: '/v2/accounts/partner-accounts/indirect-partner-adjust',
  fromReseller: '/v2/accounts/partner-accounts/indirect-partner-reclaim',
} as const;

export const operatorPath = (account: Pick<Account, 'id'>, what: string) => `/v2/operations/accounts/${account.id}/${what}`;

export interface ShownBalance {
  readonly account_id: string;
  readonly account_type: number;
  readonly amount: number;
  readonly designated_amount: number;
  readonly credit_amount?: number;
}

/** Signed calls, or a browser. */
type Api = { get(path: string): Test };

export function deposit(world: World, account: Pick<Account, 'id'>, amount: unknown, more: object = {}, key = uniqueName('key')): Test {
  return world.operator.api.post(operatorPath(account, 'deposits'), { amount, ...more }, { 'Idempotency-Key': key });
}

export async function deposited(world: World, account: Pick<Account, 'id'>, amount: number, more: object = {}): Promise<void> {
  await deposit(world, account, amount, more).expect(200);
}

/** Yuan by account type, as A1 shows them. */
export async function balances(api: Api, path: string = MONEY.balances): Promise<Record<number, number>> {
  const { account_balances } = (await api.get(path).expect(200)).body as { account_balances: ShownBalance[] };
  return Object.fromEntries(account_balances.map(({ account_type, amount }) => [account_type, amount]));
}

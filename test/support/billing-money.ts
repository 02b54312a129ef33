import type { billing, Caller, PayloadOf } from '@pc/contracts';
import { isRefusal, type Fen, type Refusal } from '@pc/kernel';
import { UnitOfWork, type Tx } from '@pc/store';
import { AccountListsController } from '../../apps/billing/src/api/account-lists.controller';
import { AccountsController } from '../../apps/billing/src/api/accounts.controller';
import { GrantsController } from '../../apps/billing/src/api/grants.controller';
import type { Account, Balance, Holder } from '../../apps/billing/src/domain/accounts/account';
import type { Hold } from '../../apps/billing/src/domain/accounts/hold';
import { Accounts } from '../../apps/billing/src/ports/accounts';
import type { BillingHarness } from './billing-harness';
import { bodyOf } from './replies';
import { OPERATOR } from './service-harness';

interface Given {
  /** For whose customer a distributor acts. */
  readonly reseller?: Caller;
  readonly key?: string;
}

type Changes = PayloadOf<typeof billing.listPartnerChanges>;
export const EVERYTHING = {
  balance_type: 'BALANCE_TYPE_DEBIT',
  trade_time: { begin: '2025-01-01T00:00:00Z', end: '2027-01-01T00:00:00Z' },
  offset: 0,
  limit: 100,
} as const;

/** Money in the accounts of a billing service on the real store. */
export class Money {
  constructor(private readonly service: BillingHarness) {}

  get api(): AccountsController {
    return this.service.part(AccountsController);
  }

  get grants(): GrantsController {
    return this.service.part(GrantsController);
  }

  get accounts(): Accounts {
    return this.service.part(Accounts);
  }

  deposit(owner: Caller, amount_fen: number, { designated = 0, key }: { designated?: number; key?: string } = {}) {
    const idempotency = key === undefined ? {} : { idempotency: { scope: key, bodyDigest: `${amount_fen}` } };
    const payload = { account_id: owner.account_id, amount_fen, designated_amount_fen: designated };
    return this.api.deposit(this.service.ask(payload, OPERATOR, idempotency));
  }

  async deposited(owner: Caller, amount: number, more: { designated?: number } = {}): Promise<void> {
    bodyOf(await this.deposit(owner, amount, more));
  }

  creditLine(owner: Caller, amount_fen: number) {
    return this.api.setCreditLine(this.service.ask({ account_id: owner.account_id, amount_fen }));
  }

  withdraw(owner: Caller, amount_fen: number) {
    return this.api.withdraw(this.service.ask({ account_id: owner.account_id, amount_fen }));
  }

  grant(dealer: Caller, customer: Caller, amount_fen: number, more: Given = {}) {
    return this.grants.grant(this.given(dealer, { customer_id: customer.account_id, amount_fen }, more));
  }

  reclaim(dealer: Caller, customer: Caller, amount_fen: number, more: Given = {}) {
    return this.grants.reclaim(this.given(dealer, { customer_id: customer.account_id, amount_fen }, more));
  }

  toReseller(distributor: Caller, reseller: Caller, amount_fen: number) {
    return this.grants.grantToReseller(this.service.ask({ indirect_partner_id: reseller.account_id, amount_fen }, distributor));
  }

  fromReseller(distributor: Caller, reseller: Caller, amount_fen: number) {
    return this.grants.reclaimFromReseller(this.service.ask({ indirect_partner_id: reseller.account_id, amount_fen }, distributor));
  }

  private given<P extends object>(dealer: Caller, payload: P, { reseller, key }: Given) {
    const named = { ...payload, ...(reseller && { indirect_partner_id: reseller.account_id }) };
    return this.service.ask(named, dealer, key === undefined ? {} : { idempotency: { scope: key, bodyDigest: JSON.stringify(named) } });
  }

  get lists(): AccountListsController {
    return this.service.part(AccountListsController);
  }

  async changes(caller: Caller, more: Partial<Changes> = {}) {
    return bodyOf(await this.lists.ofPartner(this.service.ask({ ...EVERYTHING, ...more }, caller)));
  }

  async adjustments(caller: Caller, more: Partial<PayloadOf<typeof billing.listAdjustRecords>> = {}) {
    return bodyOf(await this.lists.adjustments(this.service.ask({ offset: 0, limit: 100, ...more }, caller)));
  }

  shown(caller: Caller, indirect_partner_id?: string) {
    return this.api.partnerBalances(this.service.ask({ indirect_partner_id }, caller));
  }

  /** Fen by account type, as A1 shows them. */
  async shownAmounts(caller: Caller): Promise<Record<number, number>> {
    const { account_balances } = bodyOf(await this.shown(caller));
    return Object.fromEntries(account_balances.map(({ account_type, amount_fen }) => [account_type, amount_fen]));
  }

  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.service.part(UnitOfWork).run(work);
  }

  async account(owner: Caller): Promise<Account | undefined> {
    return this.run((tx) => {
      tx.discard();
      return this.accounts.find(tx, owner.account_id);
    });
  }

  async balance(owner: Caller, balance: Balance): Promise<Fen> {
    return (await this.account(owner))?.balances[balance] ?? 0n;
  }

  /** Reserves in a transaction of its own; one that is refused writes nothing. */
  reserve(owner: Caller, id: string, amount: Fen, holder: Holder = 'PARTNER'): Promise<Hold | Refusal> {
    return this.run(async (tx) => {
      const expiresAt = new Date(tx.now.getTime() + 900_000);
      const wish = { id, purpose: 'PROXY_PAY', orderId: `order-${id}`, amount, expiresAt, purse: { from: 'CASH' } } as const;
      const reserved = await this.accounts.reserve(tx, { id: owner.account_id, holder }, wish);
      if (isRefusal(reserved)) tx.discard();
      return reserved;
    });
  }

  capture(id: string) {
    return this.run((tx) => this.accounts.capture(tx, id, { id: `order-${id}`, reason: 'DEDUCT' }));
  }

  release(id: string): Promise<void> {
    return this.run((tx) => this.accounts.release(tx, id));
  }
}

import type { ReplyOf, RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { billing } from '@pc/contracts';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import { Inbox, OperationLog, type Tx } from '@pc/store';
import type { Account } from '../../domain/accounts/account';
import type { Booking } from '../../domain/accounts/booking';
import { deposit, setCreditLine, withdraw } from '../../domain/accounts/deposit';
import { Accounts, type Owner } from '../../ports/accounts';
import { Parties } from '../../ports/parties';
import { accountAudit } from '../../views/account-audit';
import { LearnOwner } from '../learn-owner/learn-owner';
import { newTradeId } from '../new-trade-id';

type Operation = RequestOf<typeof billing.deposit | typeof billing.setCreditLine | typeof billing.setDebt | typeof billing.withdraw>;
type Work<A> = (tx: Tx, owner: Owner) => Promise<A | Refusal>;
type Decide = (account: Account) => Booking | Refusal;

/** What the vendor's staff book in accounts (billing AC-13, AC-18, AC-19). */
@Injectable()
export class OperateAccount {
  constructor(
    private readonly learnOwner: LearnOwner,
    private readonly accounts: Accounts,
    private readonly parties: Parties,
    private readonly log: OperationLog<'ACCOUNT'>,
    private readonly inbox: Inbox,
  ) {}

  deposit(request: RequestOf<typeof billing.deposit>): ReplyOf<typeof billing.deposit> {
    const { amount_fen, designated_amount_fen, memo } = request.payload;
    const amounts = { amount: BigInt(amount_fen), designated: BigInt(designated_amount_fen) };
    return this.operate(request, async (tx, owner) => {
      const trade = { id: newTradeId('deposit', tx.now), reason: 'RECHARGE' as const, ...(memo !== undefined && { memo }) };
      const refusal = await this.book(tx, request, owner, (account) => deposit(account, amounts, trade));
      return refusal ?? { trade_id: trade.id };
    });
  }

  setCreditLine(request: RequestOf<typeof billing.setCreditLine>): ReplyOf<typeof billing.setCreditLine> {
    const line = BigInt(request.payload.amount_fen);
    return this.operate(request, async (tx, owner) => {
      const trade = { id: newTradeId('credit', tx.now), reason: 'ADJUST_CREDIT' as const };
      return (await this.book(tx, request, owner, (account) => setCreditLine(account, line, trade))) ?? {};
    });
  }

  setDebt(request: RequestOf<typeof billing.setDebt>): ReplyOf<typeof billing.setDebt> {
    const debt = BigInt(request.payload.amount_fen);
    return this.operate(request, async (tx, owner) => {
      const indebted: Decide = (account) => ({ accounts: [{ ...account, debt }], lines: [] });
      return (await this.book(tx, request, owner, indebted)) ?? {};
    });
  }

  withdraw(request: RequestOf<typeof billing.withdraw>): ReplyOf<typeof billing.withdraw> {
    const amount = BigInt(request.payload.amount_fen);
    return this.operate(request, async (tx, owner) => {
      const trade = { id: newTradeId('withdrawal', tx.now), reason: 'ADJUST' as const };
      const isWithdrawOnly = await this.isWithdrawOnly(tx, owner);
      const refusal = await this.book(tx, request, owner, (account) => withdraw(account, amount, isWithdrawOnly, trade));
      return refusal ?? { trade_id: trade.id };
    });
  }

  /** billing AC-19: a resale customer spends granted money alone, so its own cash is there to be withdrawn. */
  private async isWithdrawOnly(tx: Tx, { id, holder }: Owner): Promise<boolean> {
    if (holder !== 'CUSTOMER') return false;
    const customer = await this.parties.changeCustomer(tx, id, (copy) => copy);
    return customer.association?.type === '2';
  }

  private async operate<R extends Operation, A>(request: R, work: Work<A>) {
    const { caller, deadline } = request.context;
    if (caller.kind !== 'OPERATOR') return refuse('CBC.0151');
    const owner = await this.learnOwner.execute(request.payload.account_id, deadline);
    return isRefusal(owner) ? owner : this.inbox.once<R, A>(request, (tx) => work(tx, owner));
  }

  private async book(tx: Tx, { context }: Operation, owner: Owner, decide: Decide): Promise<Refusal | undefined> {
    const account = await this.accounts.open(tx, owner);
    const booking = decide(account);
    if (isRefusal(booking)) return booking;
    await this.accounts.save(tx, booking);
    const [before, after] = [accountAudit(account), accountAudit(booking.accounts[0]!)];
    await this.log.write(tx, context, { object: { type: 'ACCOUNT', id: owner.id }, before, after });
    return undefined;
  }
}

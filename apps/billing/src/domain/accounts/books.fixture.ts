import { isRefusal, type Fen, type Refusal } from '@pc/kernel';
import { BALANCES, newAccount, type Account, type Balance, type Holder } from './account';
import { moneyOf, type Booking, type Line } from './booking';
import { deposit, setCreditLine } from './deposit';
import { grantToCustomer, grantToReseller, reclaimFromCustomer, reclaimFromReseller, returnGranted } from './grant';
import { capture, release, reserve, type Hold, type Purse } from './hold';
import { refund, spreadRefund, type RefundablePart } from './refund';
import type { Trade, TradeReason } from './trade';

export const yuan = (amount: number): Fen => BigInt(Math.round(amount * 100));

const CASH: Purse = { from: 'CASH' };

/** Accounts in memory, moved by the real decisions, for examples and properties over sequences. */
export class Books {
  readonly accounts = new Map<string, Account>();
  readonly lines: Line[] = [];
  readonly holds = new Map<string, Hold>();
  readonly paid = new Map<string, RefundablePart[]>();
  private trades = 0;

  constructor(owners: Readonly<Record<string, Holder>>) {
    for (const [id, holder] of Object.entries(owners)) this.accounts.set(id, newAccount(id, holder));
  }

  account(id: string): Account {
    return this.accounts.get(id)!;
  }

  balance(id: string, balance: Balance): Fen {
    return this.account(id).balances[balance];
  }

  deposit(id: string, amount: Fen, designated: Fen = 0n): string | undefined {
    return this.take(deposit(this.account(id), { amount, designated }, this.trade('RECHARGE')));
  }

  creditLine(id: string, line: Fen): string | undefined {
    return this.take(setCreditLine(this.account(id), line, this.trade('ADJUST_CREDIT')));
  }

  /** To the customer of an association of this giver, the only one unless told. */
  grant(giverId: string, customerId: string, amount: Fen, associationId = 'A'): string | undefined {
    const grantedIn = { associationId, by: giverId };
    return this.take(grantToCustomer(this.sides(giverId, customerId, amount), grantedIn, this.trade('GRANT'), this.trade('WRITE_OFF')));
  }

  reclaim(giverId: string, customerId: string, amount: Fen, associationId = 'A'): string | undefined {
    return this.take(reclaimFromCustomer(this.sides(giverId, customerId, amount), associationId, this.trade('RECLAIM')));
  }

  toReseller(giverId: string, resellerId: string, amount: Fen): string | undefined {
    return this.take(grantToReseller(this.sides(giverId, resellerId, amount), this.trade('GRANT')));
  }

  fromReseller(giverId: string, resellerId: string, amount: Fen): string | undefined {
    return this.take(reclaimFromReseller(this.sides(giverId, resellerId, amount), this.trade('RECLAIM')));
  }

  /** The association ends; tells how much went back. */
  unlink(customerId: string): Fen {
    const { grantedIn } = this.account(customerId);
    if (!grantedIn) return 0n;
    const { booking, amount } = returnGranted(this.account(grantedIn.by), this.account(customerId), this.trade('UNLINK'));
    this.take(booking);
    return amount;
  }

  reserve(id: string, amount: Fen, payment = `payment-${this.holds.size + 1}`, purse = CASH): Refusal | undefined {
    const wish = { id: payment, purpose: 'PAY', orderId: 'order', amount, expiresAt: new Date(0), purse } as const;
    const reserved = reserve(this.account(id), wish);
    if (isRefusal(reserved)) return reserved;
    this.put(reserved.account, reserved.hold);
    return undefined;
  }

  capture(payment: string): void {
    const hold = this.holds.get(payment);
    if (hold?.state !== 'ACTIVE') return;
    const captured = capture(this.account(hold.accountId), hold, this.trade('DEDUCT'));
    this.take(captured.booking);
    this.holds.set(payment, captured.hold);
    this.paid.set(
      payment,
      hold.parts.map((part) => ({ ...part, refunded: 0n })),
    );
  }

  release(payment: string): void {
    const hold = this.holds.get(payment);
    if (hold?.state !== 'ACTIVE') return;
    const released = release(this.account(hold.accountId), hold);
    this.put(released.account, released.hold);
  }

  refund(payment: string, amount: Fen): void {
    const parts = this.paid.get(payment) ?? [];
    const left = parts.reduce((sum, part) => sum + part.amount - part.refunded, 0n);
    const back = spreadRefund(parts, amount < left ? amount : left);
    if (back.length === 0) return;
    this.take(refund(this.account(back[0]!.accountId), back, this.trade('UNSUBSCRIBE')));
    const shareOf = (balance: Balance) => back.find((part) => part.balance === balance)?.amount ?? 0n;
    this.paid.set(
      payment,
      parts.map((part) => ({ ...part, refunded: part.refunded + shareOf(part.balance) })),
    );
  }

  private sides(giverId: string, receiverId: string, amount: Fen) {
    return { giver: this.account(giverId), receiver: this.account(receiverId), amount };
  }

  trade(reason: TradeReason): Trade {
    return { id: `trade-${++this.trades}`, reason };
  }

  /** The code of a refusal. */
  take(booking: Booking | Refusal): string | undefined {
    if (isRefusal(booking)) return booking.code;
    booking.accounts.forEach((account) => this.accounts.set(account.id, account));
    this.lines.push(...booking.lines);
    return undefined;
  }

  /** billing AC-15, over everything that was ever booked. */
  faults(): string[] {
    const total = [...this.accounts.values()].flatMap(({ balances }) =>
      BALANCES.map((balance) => ({ balance, amount: balances[balance] })),
    );
    const sum = total.reduce((all, one) => all + moneyOf(one), 0n);
    const differing = [...this.accounts.values()].flatMap((account) =>
      BALANCES.filter((balance) => this.recorded(account.id, balance) !== account.balances[balance]).map(
        (balance) => `${account.id} ${balance} differs from its records`,
      ),
    );
    return [...(sum === 0n ? [] : [`all accounts together hold ${sum}`]), ...differing, ...this.heldFaults()];
  }

  private heldFaults(): string[] {
    const active = [...this.holds.values()].filter(({ state }) => state === 'ACTIVE');
    return [...this.accounts.values()].flatMap((account) => {
      const own = active.filter(({ accountId }) => accountId === account.id);
      const transferable = own.reduce((sum, hold) => sum + hold.transferable, 0n);
      const held = own.reduce((sum, hold) => sum + hold.amount, 0n);
      const { CASH: cash, GRANTED: granted, CREDIT: credit, TRANSFERABLE: ceiling } = account.held;
      return cash + granted + credit === held && ceiling === transferable ? [] : [`${account.id} holds what no payment reserved`];
    });
  }

  private recorded(id: string, balance: Balance): Fen {
    const own = this.lines.filter((line) => line.accountId === id && line.balance === balance);
    return own.reduce((sum, { amount }) => sum + amount, 0n);
  }

  private put(account: Account, hold: Hold): void {
    this.accounts.set(account.id, account);
    this.holds.set(hold.id, hold);
  }
}

import { Injectable } from '@nestjs/common';
import { billing } from '@pc/contracts';
import { datedId, isRefusal, refuse, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { randomBytes } from 'node:crypto';
import { balanceId, newAccount, type Account, type Balance } from '../../domain/accounts/account';
import type { Booking, Line } from '../../domain/accounts/booking';
import { returnGranted } from '../../domain/accounts/grant';
import { capture, release, reserve, type Hold, type PaidPart, type Reservation } from '../../domain/accounts/hold';
import { refund } from '../../domain/accounts/refund';
import { TRADE_DETAILS, tradeId, type Trade } from '../../domain/accounts/trade';
import { Accounts, type Owner } from '../../ports/accounts';
import {
  accountDocument,
  accountOf,
  adjustDocument,
  holdDocument,
  holdOf,
  recordDocument,
  type AccountDocument,
  type AccountRecordDocument,
  type AdjustRecordDocument,
  type HoldDocument,
} from './account.document';
import { ACCOUNTS, ACCOUNT_RECORDS, ADJUST_RECORDS, BALANCE_HOLDS } from './collections';
import { Ranks } from './ranks';

/** Balances whose records the API lists. */
const LISTED: readonly Balance[] = ['CASH', 'GRANTED', 'CREDIT'];

@Injectable()
export class AccountsRepository extends Accounts {
  constructor(private readonly ranks: Ranks) {
    super();
  }

  async find(tx: Tx, ownerId: string): Promise<Account | undefined> {
    const document = await accounts(tx).findOne({ _id: ownerId }, { session: tx.session });
    if (!document) return undefined;
    tx.observe(document.position);
    return accountOf(document);
  }

  async open(tx: Tx, { id, holder }: Owner): Promise<Account> {
    const account = await this.find(tx, id);
    return account ? { ...account, holder } : newAccount(id, holder);
  }

  async save(tx: Tx, { accounts: moved, lines, adjustment }: Booking): Promise<void> {
    for (const account of moved.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      const hasMoved = lines.some(({ accountId }) => accountId === account.id);
      await this.write(tx, account, hasMoved ? tx.position() : undefined);
    }
    for (const line of lines) await this.record(tx, line);
    if (!adjustment) return;
    const seq = await this.ranks.adjustRecords.next(tx, adjustment.giverId);
    await tx.collection<AdjustRecordDocument>(ADJUST_RECORDS).insertOne(adjustDocument(adjustment, seq, tx.now), { session: tx.session });
  }

  async hold(tx: Tx, id: string): Promise<Hold | undefined> {
    const document = await holds(tx).findOne({ _id: id }, { session: tx.session });
    return document ? holdOf(document) : undefined;
  }

  async reserve(tx: Tx, owner: Owner, wish: Reservation): Promise<Hold | Refusal> {
    const known = await holds(tx).findOne({ _id: wish.id }, { session: tx.session });
    if (known?.state === 'RELEASED') return refuse('CBC.99003106');
    if (known) return holdOf(known)!;
    const reserved = reserve(await this.open(tx, owner), wish);
    if (isRefusal(reserved)) return reserved;
    await this.write(tx, reserved.account, undefined);
    await writeHold(tx, reserved.hold);
    return reserved.hold;
  }

  async capture(tx: Tx, holdId: string, trade: Trade): Promise<readonly PaidPart[]> {
    const { hold, account } = await this.held(tx, holdId);
    if (hold.state === 'CAPTURED') return hold.parts;
    if (hold.state === 'RELEASED') throw new Error(`Hold ${holdId} was released and pays for nothing`);
    const captured = capture(account, hold, trade);
    await this.save(tx, captured.booking);
    await writeHold(tx, captured.hold);
    return hold.parts;
  }

  async release(tx: Tx, holdId: string): Promise<void> {
    const known = await holds(tx).findOne({ _id: holdId }, { session: tx.session });
    if (!known) return void (await holds(tx).insertOne({ _id: holdId, state: 'RELEASED' }, { session: tx.session }));
    if (known.state === 'RELEASED') return;
    if (known.state === 'CAPTURED') throw new Error(`Hold ${holdId} was spent`);
    const { hold, account } = await this.held(tx, holdId);
    const released = release(account, hold);
    await this.write(tx, released.account, undefined);
    await writeHold(tx, released.hold);
    await this.returnLate(tx, released.account);
  }

  /** The association ended while a payment held granted money (billing AC-7). */
  private async returnLate(tx: Tx, receiver: Account): Promise<void> {
    if (!receiver.grantedIn?.isOver) return;
    const giver = await this.find(tx, receiver.grantedIn.by);
    const id = tradeId('unlink', tx.now, [...randomBytes(6)]);
    await this.save(tx, returnGranted(giver, receiver, { id, reason: 'UNLINK' }).booking);
  }

  async refund(tx: Tx, parts: readonly PaidPart[], trade: Trade): Promise<void> {
    for (const [accountId, own] of Map.groupBy(parts, (part) => part.accountId)) {
      const account = await this.find(tx, accountId);
      if (!account) throw new Error(`There is no account ${accountId}`);
      await this.save(tx, refund(account, own, trade));
    }
  }

  private async held(tx: Tx, holdId: string): Promise<{ hold: Hold; account: Account }> {
    const hold = await this.hold(tx, holdId);
    const account = hold && (await this.find(tx, hold.accountId));
    if (!account) throw new Error(`There is no hold ${holdId}`);
    return { hold, account };
  }

  private async write(tx: Tx, account: Account, position: number | undefined): Promise<void> {
    const before = await accounts(tx).findOne({ _id: account.id }, { projection: { changes: 1, position: 1 }, session: tx.session });
    const document = accountDocument(account, (before?.changes ?? 0) + 1, position ?? before?.position ?? 0);
    await accounts(tx).replaceOne({ _id: account.id }, document, { session: tx.session, upsert: true });
  }

  private async record(tx: Tx, line: Line): Promise<void> {
    const id = datedId(tx.tick());
    const scope = LISTED.includes(line.balance) ? recordScope(line.accountId, line.balance) : undefined;
    const rank = scope === undefined ? undefined : { scope, seq: await this.ranks.accountRecords.next(tx, scope) };
    await tx.collection<AccountRecordDocument>(ACCOUNT_RECORDS).insertOne(recordDocument(id, line, rank, tx.now), { session: tx.session });
    tx.emit(billing.accountMoved, line.number, {
      account_id: balanceId(line.accountId, line.balance),
      owner_id: line.accountId,
      balance_type: line.balance,
      record_id: id,
      amount_fen: Number(line.amount),
      balance_fen: Number(line.after),
      trade_detail_type: TRADE_DETAILS[line.trade.reason],
      trade_id: line.trade.id,
    });
  }
}

/** Names the list of one balance. */
export function recordScope(accountId: string, balance: Balance): string {
  return `${accountId}|${balance}`;
}

const accounts = (tx: Tx) => tx.collection<AccountDocument>(ACCOUNTS);
const holds = (tx: Tx) => tx.collection<HoldDocument>(BALANCE_HOLDS);

function writeHold(tx: Tx, hold: Hold): Promise<unknown> {
  return holds(tx).replaceOne({ _id: hold.id }, holdDocument(hold), { session: tx.session, upsert: true });
}

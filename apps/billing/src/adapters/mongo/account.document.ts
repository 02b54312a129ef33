import type { Fen } from '@pc/kernel';
import type { Account, Balances, GrantedIn, Holder } from '../../domain/accounts/account';
import type { Adjustment, Line } from '../../domain/accounts/booking';
import type { Hold, HoldPurpose, PaidPart } from '../../domain/accounts/hold';
import { TRADE_DETAILS } from '../../domain/accounts/trade';

export interface AccountDocument {
  readonly _id: string;
  readonly holder: Holder;
  readonly balances: Balances;
  readonly held: Account['held'];
  readonly designated: Fen;
  readonly debt: Fen;
  readonly granted_in?: { readonly association_id: string; readonly by: string; readonly is_over?: true };
  readonly has_consumed: boolean;
  readonly records: Account['records'];
  /** Rises with every write, so that none is a repetition of the one before it. */
  readonly changes: number;
  /** Where the last of its events stands in the outbox. */
  readonly position: number;
}

export function accountDocument(account: Account, changes: number, position: number): AccountDocument {
  const { id, holder, balances, held, designated, debt, grantedIn, hasConsumed, records } = account;
  return {
    _id: id,
    holder,
    balances,
    held,
    designated,
    debt,
    ...(grantedIn && { granted_in: grantedDocument(grantedIn) }),
    has_consumed: hasConsumed,
    records,
    changes,
    position,
  };
}

export function accountOf({ _id, holder, balances, held, designated, debt, granted_in, has_consumed, records }: AccountDocument): Account {
  return {
    id: _id,
    holder,
    balances,
    held,
    designated,
    debt,
    ...(granted_in && { grantedIn: grantedOf(granted_in) }),
    hasConsumed: has_consumed,
    records,
  };
}

function grantedDocument({ associationId, by, isOver }: GrantedIn): NonNullable<AccountDocument['granted_in']> {
  return { association_id: associationId, by, ...(isOver && { is_over: isOver }) };
}

function grantedOf({ association_id: associationId, by, is_over: isOver }: NonNullable<AccountDocument['granted_in']>): GrantedIn {
  return { associationId, by, ...(isOver && { isOver }) };
}

/** A record of one balance; those that the API lists have a place in their list. */
export interface AccountRecordDocument {
  readonly _id: string;
  readonly scope?: string;
  readonly seq?: number;
  readonly account_id: string;
  readonly balance: Line['balance'];
  readonly number: number;
  readonly amount: Fen;
  readonly after: Fen;
  readonly trade_detail_type: string;
  readonly trade_id: string;
  readonly counterpart_id?: string;
  readonly memo?: string;
  readonly at: Date;
}

export function recordDocument(
  id: string,
  line: Line,
  rank: { readonly scope: string; readonly seq: number } | undefined,
  at: Date,
): AccountRecordDocument {
  const { trade, counterpart } = line;
  return {
    _id: id,
    ...rank,
    account_id: line.accountId,
    balance: line.balance,
    number: line.number,
    amount: line.amount,
    after: line.after,
    trade_detail_type: TRADE_DETAILS[trade.reason],
    trade_id: trade.id,
    ...(counterpart !== undefined && { counterpart_id: counterpart }),
    ...(trade.memo !== undefined && { memo: trade.memo }),
    at,
  };
}

export interface AdjustRecordDocument {
  readonly _id: string;
  /** Who gave, in whose list it has this place. */
  readonly scope: string;
  readonly seq: number;
  readonly receiver_id: string;
  readonly operation_type: string;
  readonly amount: Fen;
  readonly at: Date;
}

export function adjustDocument({ id, giverId, receiverId, reason, amount }: Adjustment, seq: number, at: Date): AdjustRecordDocument {
  return { _id: id, scope: giverId, seq, receiver_id: receiverId, operation_type: TRADE_DETAILS[reason], amount, at };
}

export interface HoldDocument {
  readonly _id: string;
  readonly state: Hold['state'];
  /** Absent where only a release came. */
  readonly reserved?: {
    readonly account_id: string;
    readonly amount: Fen;
    readonly parts: readonly PaidPart[];
    readonly transferable: Fen;
    readonly purpose: HoldPurpose;
    readonly order_id: string;
    readonly expires_at: Date;
  };
}

export function holdDocument({ id, state, accountId, orderId, expiresAt, amount, parts, transferable, purpose }: Hold): HoldDocument {
  return {
    _id: id,
    state,
    reserved: { account_id: accountId, amount, parts, transferable, purpose, order_id: orderId, expires_at: expiresAt },
  };
}

export function holdOf({ _id: id, state, reserved }: HoldDocument): Hold | undefined {
  if (!reserved) return undefined;
  const { account_id: accountId, order_id: orderId, expires_at: expiresAt, amount, parts, transferable, purpose } = reserved;
  return { id, state, accountId, amount, parts, transferable, purpose, orderId, expiresAt };
}

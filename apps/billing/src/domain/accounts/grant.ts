import { refuse, type Fen, type Refusal } from '@pc/kernel';
import { available, creditUsed, hasTransferable, type Account, type GrantedIn } from './account';
import { book, together, type Booking, type Move } from './booking';
import { least } from './hold';
import type { Trade } from './trade';

/** Money between who gives and who gets: a partner or reseller and its customer, or a distributor and its reseller. */
interface Sides {
  readonly giver: Account;
  readonly receiver: Account;
  readonly amount: Fen;
}

/** billing AC-2: not above what the giver has free, nor above its transferable balance. */
export function mayGive(giver: Account, amount: Fen): boolean {
  return amount <= available(giver, 'CASH') && (!hasTransferable(giver) || amount <= available(giver, 'TRANSFERABLE'));
}

/**
 * billing AC-2: the published table of this one operation has a code of its own. What the customer owes is paid first (billing AC-18).
 * Money of an association whose end is not heard of yet lets none of the next one in: ask again.
 */
export function grantToCustomer(sides: Sides, grantedIn: GrantedIn, grant: Trade, repayment: Trade): Booking | Refusal {
  const { giver, receiver, amount } = sides;
  if (!mayGive(giver, amount)) return refuse('CBC.5003', { reason: 'balance_short' });
  const isOfAnother = receiver.grantedIn?.associationId !== grantedIn.associationId || receiver.grantedIn.isOver;
  if (isOfAnother && receiver.balances.GRANTED > 0n) return refuse('PCB.0504');
  const opened = { ...receiver, grantedIn };
  const booking = given(giver, opened, 'GRANTED', amount, grant);
  const debtor = booking.accounts.find(({ id }) => id === receiver.id)!;
  const due = least(debtor.debt, amount);
  return due === 0n ? booking : together(booking, repaid(debtor, due, repayment));
}

/** billing AC-3 */
export function reclaimFromCustomer({ giver, receiver, amount }: Sides, associationId: string, trade: Trade): Booking | Refusal {
  if (receiver.grantedIn?.associationId !== associationId || receiver.grantedIn.isOver)
    return refuse('CBC.99000047', { field: 'customer_id' });
  if (amount > available(receiver, 'GRANTED')) return refuse('CBC.99005003', { reason: 'balance_short' });
  return takenBack(giver, receiver, 'GRANTED', amount, trade);
}

/** billing AC-5 */
export function grantToReseller({ giver, receiver, amount }: Sides, trade: Trade): Booking | Refusal {
  if (!mayGive(giver, amount)) return refuse('CBC.99005003', { reason: 'balance_short' });
  return given(giver, receiver, 'CASH', amount, trade);
}

/** billing AC-5: not above the reseller's balance. */
export function reclaimFromReseller({ giver, receiver, amount }: Sides, trade: Trade): Booking | Refusal {
  if (amount > available(receiver, 'CASH')) return refuse('CBC.99005003', { reason: 'balance_short' });
  return takenBack(giver, receiver, 'CASH', amount, trade);
}

/** Undefined: it is open, or still holds money of another association. */
export function openGranted(account: Account, grantedIn: GrantedIn): Account | undefined {
  const isOpen = account.grantedIn?.associationId === grantedIn.associationId;
  return isOpen || account.balances.GRANTED > 0n ? undefined : { ...account, grantedIn };
}

/**
 * billing AC-7, AC-16: everything that is left of an association goes back to who granted it, and the account is closed. Who has no
 * account never granted anything.
 */
export function returnGranted(
  giver: Account | undefined,
  receiver: Account,
  trade: Trade,
): { readonly booking: Booking; readonly amount: Fen } {
  const amount = available(receiver, 'GRANTED');
  if (amount === 0n || !giver) return { booking: { accounts: [closedGranted(receiver)], lines: [] }, amount: 0n };
  const booking = takenBack(giver, receiver, 'GRANTED', amount, trade);
  const accounts = booking.accounts.map((account) => (account.id === receiver.id ? closedGranted(account) : account));
  return { booking: { ...booking, accounts }, amount };
}

/** A payment that still holds money keeps it open to the end of that. */
function closedGranted({ grantedIn, ...account }: Account): Account {
  return account.balances.GRANTED > 0n && grantedIn ? { ...account, grantedIn: { ...grantedIn, isOver: true } } : account;
}

type Gift = 'CASH' | 'GRANTED';

function given(giver: Account, receiver: Account, into: Gift, amount: Fen, trade: Trade): Booking {
  return adjusted(trade, { giver, receiver, amount }, [of(giver, -amount), { account: receiver, changes: { [into]: amount } }]);
}

function takenBack(giver: Account, receiver: Account, from: Gift, amount: Fen, trade: Trade): Booking {
  return adjusted(trade, { giver, receiver, amount }, [of(giver, amount), { account: receiver, changes: { [from]: -amount } }]);
}

/** The transferable balance moves by the same amount as cash (billing V4). */
function of(account: Account, amount: Fen): Move {
  return { account, changes: { CASH: amount, TRANSFERABLE: hasTransferable(account) ? amount : 0n } };
}

/** Both sides name the receiver (billing 4.6). */
function adjusted(trade: Trade, { giver, receiver, amount }: Sides, moves: readonly Move[]): Booking {
  const booking = book(trade, ...moves.map((move) => ({ ...move, counterpart: receiver.id })));
  const adjustment = { id: trade.id, giverId: giver.id, receiverId: receiver.id, reason: reasonOf(trade), amount };
  return { ...booking, adjustment };
}

function reasonOf({ reason }: Trade): 'GRANT' | 'RECLAIM' | 'UNLINK' {
  if (reason === 'GRANT' || reason === 'RECLAIM' || reason === 'UNLINK') return reason;
  throw new Error(`Nobody gives money for ${reason}`);
}

/** What is due stands on credit; whatever the staff set beyond that was charged by the vendor's other systems. */
function repaid(account: Account, due: Fen, trade: Trade): Booking {
  const credit = least(due, creditUsed(account));
  const { accounts, lines } = book(trade, { account, changes: { GRANTED: -due, CREDIT: credit, REVENUE: due - credit } });
  return { accounts: accounts.map((one) => ({ ...one, debt: one.debt - due })), lines };
}

import { billing, issueReason, textOption } from '@pc/contracts';
import { formatUtc, parseUtc, yuanText } from '@pc/kernel';
import { z } from 'zod';
import { shownId, shownOption, shownText, shownTextOrNull, shownTime } from '../shown';
import { CUSTOMER_ID } from '../orders/order-answers';

const DAY_MS = 86_400_000;
/** Days of change records are those of China (billing AC-10). */
const CHINA_MS = 8 * 3_600_000;
const DAY = /^\d{4}-\d\d-\d\d$/;

const day = (description: string, example: string) =>
  z
    .string()
    .min(1)
    .max(10)
    .refine((value) => DAY.test(value) && parseUtc(`${value}T00:00:00Z`) !== undefined, issueReason('day'))
    .optional()
    .meta({ description: `${description}; a day in UTC+8`, written: example, wire: { type: 'string', maxLength: 10, format: 'date' } });

/** The filters that both lists of change records have. */
export const changeFilters = {
  balance_type: textOption(billing.LISTED_BALANCES, {
    description: 'BALANCE_TYPE_DEBIT the balance, BALANCE_TYPE_CREDIT the credit',
    example: 'BALANCE_TYPE_DEBIT',
  }),
  trade_time_begin: day('First day; absent: a year ago', '2026-01-01'),
  trade_time_end: day('Last day; absent: today', '2026-12-31'),
};

interface Days {
  readonly trade_time_begin?: string | undefined;
  readonly trade_time_end?: string | undefined;
}

export function daysInOrder({ trade_time_begin: begin, trade_time_end: end }: Days, context: z.RefinementCtx): void {
  if (begin === undefined || end === undefined || begin <= end) return;
  context.issues.push({ code: 'custom', input: end, path: ['trade_time_end'], ...issueReason('range', { other: 'trade_time_begin' }) });
}

/** From the first second of one day to the last of the other. */
export function spanOf({ trade_time_begin, trade_time_end }: Days, now: Date): { begin: string; end: string } {
  const end = trade_time_end === undefined ? dayOf(now) : startOf(trade_time_end);
  const begin = trade_time_begin === undefined ? aYearBefore(dayOf(now)) : startOf(trade_time_begin);
  return { begin: utcOf(begin), end: utcOf(new Date(end.getTime() + DAY_MS - 1_000)) };
}

/** The day as it were in UTC. */
function dayOf(now: Date): Date {
  return startOf(new Date(now.getTime() + CHINA_MS).toISOString().slice(0, 10));
}

function startOf(text: string): Date {
  return parseUtc(`${text}T00:00:00Z`)!;
}

function utcOf(local: Date): string {
  return formatUtc(new Date(local.getTime() - CHINA_MS));
}

function aYearBefore(date: Date): Date {
  const before = new Date(date);
  before.setUTCFullYear(before.getUTCFullYear() - 1);
  return before;
}

const common = {
  account_change_id: shownId('The record'),
  trade_detail_type: shownText(64, 'Why, in detail', 'SOURCE_OPERATION_BEADJUST'),
  trade_time: shownTime('When'),
  trade_id: shownId('The order or movement', 'BE260131080000A1B2C3'),
  change_amount: shownText(20, 'How much, in yuan', '500.00'),
  balance_after_change: shownText(20, 'What there was after it, in yuan', '14500.00'),
};

/** billing 4.6 */
export const partnerChange = z
  .object({
    ...common,
    type: shownOption(['1', '2'], '1 income, 2 expense'),
    customer_id: shownTextOrNull(64, 'To whom money was granted, or from whom it came back; null: nobody', CUSTOMER_ID),
    account_name: shownTextOrNull(128, 'Its login', 'customer1'),
  })
  .meta({ id: 'AccountChangeRecord', description: 'A change of a balance' });

export const customerChange = z
  .object({ ...common, revenue_expense_type: shownOption(['REVENUE', 'EXPENSE'], 'Income or expense') })
  .meta({ id: 'CustomerAccountChangeRecord', description: 'A change of a balance of a customer' });

export function toPartnerChange({ customer_id, account_name, ...record }: billing.ChangeRecord) {
  return {
    ...commonOf(record),
    type: record.amount_fen > 0 ? '1' : '2',
    customer_id: customer_id ?? null,
    account_name: account_name ?? null,
  };
}

export function toCustomerChange(record: billing.ChangeRecord) {
  return { ...commonOf(record), revenue_expense_type: record.amount_fen > 0 ? 'REVENUE' : 'EXPENSE' };
}

/** Amounts are texts here, and the sign a field of its own (billing M-3). */
function commonOf({ amount_fen, balance_fen, account_change_id, trade_detail_type, trade_time, trade_id }: billing.ChangeRecord) {
  const change_amount = yuanText(BigInt(Math.abs(amount_fen)));
  return { account_change_id, trade_detail_type, trade_time, trade_id, change_amount, balance_after_change: yuanText(BigInt(balance_fen)) };
}

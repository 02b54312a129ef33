import type { incentive } from '@pc/contracts';
import { yuanText } from '@pc/kernel';

type Value = string | number | undefined;

const COLUMNS: ReadonlyArray<readonly [heading: string, value: (record: incentive.RecordView) => Value]> = [
  ['id', ({ id }) => id],
  ['operation_type', ({ operation_type }) => operation_type],
  ['quota_id', ({ quota_id }) => quota_id],
  ['quota_type', ({ quota_type }) => quota_type],
  ['coupon_id', ({ coupon_id }) => coupon_id],
  ['customer_id', ({ customer_id }) => customer_id],
  ['operation_amount', ({ operation_amount_fen }) => yuanText(BigInt(operation_amount_fen))],
  ['operation_time', ({ operation_time }) => operation_time],
  ['result', ({ result }) => result],
  ['remark', ({ remark }) => (remark === undefined ? undefined : harmless(remark))],
];

/** Without this mark spreadsheets take Chinese for something else. */
const BYTE_ORDER_MARK = '\u{FEFF}';

export function csvHead(): string {
  return BYTE_ORDER_MARK + line(COLUMNS.map(([heading]) => heading));
}

export function csvRow(record: incentive.RecordView): string {
  return line(COLUMNS.map(([, value]) => value(record)));
}

/** RFC 4180. */
function line(values: readonly Value[]): string {
  return `${values.map((value = '') => quoted(String(value))).join(',')}\r\n`;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A spreadsheet would take a remark that begins so for a formula. */
function harmless(remark: string): string {
  return /^[=+\-@\t\r]/.test(remark) ? `'${remark}` : remark;
}

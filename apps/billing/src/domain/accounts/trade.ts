/** Why money moved (billing 3; the vendor's spelling). */
export const TRADE_DETAILS = {
  RECHARGE: 'SOURCE_OPERAIION_RECHARGE',
  DEDUCT: 'SOURCE_OPERAIION_DEDEUCT',
  WRITE_OFF: 'SOURCE_OPERAIION_WRITEOFF',
  REFUND: 'SOURCE_OPERAIION_REFUND',
  UNSUBSCRIBE: 'SOURCE_OPERAIION_UNSUBSCRIBE',
  GRANT: 'SOURCE_OPERATION_BEADJUST',
  RECLAIM: 'SOURCE_OPERATION_BERETRIEVE',
  UNLINK: 'SOURCE_OPERATION_BEUNBIND',
  ADJUST: 'SOURCE_OPERAIION_ADJUST',
  ADJUST_CREDIT: 'SOURCE_OPERAIION_ADJUST_CREDIT',
} as const;
export type TradeReason = keyof typeof TRADE_DETAILS;

/** What a booking belongs to: an order, a deposit, a grant. */
export interface Trade {
  readonly id: string;
  readonly reason: TradeReason;
  readonly memo?: string;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const RANDOM_PART = 6;
const PREFIXES = { deposit: 'DP', withdrawal: 'WD', credit: 'CR', grant: 'BE', reclaim: 'RE', unlink: 'UB', repayment: 'WO' } as const;

/** Two letters, UTC time of 12 digits, six capital letters or digits (billing AC-6). `digits`: random numbers, one a letter. */
export function tradeId(kind: keyof typeof PREFIXES, now: Date, digits: readonly number[]): string {
  const time = now.toISOString().slice(2, 19).replaceAll(/[-T:]/g, '');
  const random = digits.slice(0, RANDOM_PART).map((digit) => LETTERS[digit % LETTERS.length]);
  return `${PREFIXES[kind]}${time}${random.join('')}`;
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const RANDOM_PART = 5;

/** `CS`, UTC year to minute, five capital letters or digits (billing 4.1). `digits`: random numbers, one a letter. */
export function orderId(now: Date, digits: readonly number[]): string {
  const minute = now.toISOString().slice(2, 16).replaceAll(/[-T:]/g, '');
  return `CS${minute}${digits
    .slice(0, RANDOM_PART)
    .map((digit) => LETTERS[digit % LETTERS.length])
    .join('')}`;
}

/** Of the order's `number`th line, counted from 1. */
export function lineId(orderId: string, number: number): string {
  return `${orderId}-${String(number).padStart(6, '0')}`;
}

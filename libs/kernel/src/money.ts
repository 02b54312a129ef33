/** An amount in fen (1/100 yuan). All arithmetic is done on this integer. */
export type Fen = bigint;

/** The greatest single amount that is accepted: 999,999,999.99 yuan (benefits 2.0). */
export const MAX_AMOUNT_FEN: Fen = 99_999_999_999n;

const DECIMAL = /^(-?)(\d{1,30})(?:\.(\d{1,30}))?$/;

/**
 * Reads yuan written as a decimal text, exactly: `1.110` is 111 fen, `1.111` is undefined, never rounded (api 7.13).
 * Returns undefined for anything that is not a plain decimal with at most two significant decimals.
 */
export function fenFromText(text: string): Fen | undefined {
  const match = DECIMAL.exec(text);
  if (!match) return undefined;
  const [, sign, whole = '0', fraction = ''] = match;
  if (/[1-9]/.test(fraction.slice(2))) return undefined;
  const fen = BigInt(whole) * 100n + BigInt(fraction.slice(0, 2).padEnd(2, '0'));
  return sign === '-' ? -fen : fen;
}

/** Yuan as text with two decimals: 111n is `1.11`. */
export function yuanText(fen: Fen): string {
  const absolute = fen < 0n ? -fen : fen;
  const text = `${absolute / 100n}.${(absolute % 100n).toString().padStart(2, '0')}`;
  return fen < 0n ? `-${text}` : text;
}

/** Yuan as the JSON number that prints as the exact amount; safe up to 2^53 fen. */
export function yuanNumber(fen: Fen): number {
  return Number(fen) / 100;
}

import type { Fen } from '@pc/kernel';

/** A part of a whole, exactly: `0.90` is 90 of 100. */
export interface Ratio {
  readonly of: bigint;
  readonly outOf: bigint;
}

export const WHOLE: Ratio = { of: 1n, outOf: 1n };

/** Reads a decimal text; undefined for anything else. */
export function ratioFrom(text: string | undefined): Ratio | undefined {
  const [, whole = '', fraction = ''] = /^(\d*)(?:\.(\d+))?$/.exec(text ?? '') ?? [];
  return whole + fraction === '' ? undefined : { of: BigInt(whole + fraction), outOf: 10n ** BigInt(fraction.length) };
}

export function isBelow(one: Ratio, other: Ratio): boolean {
  return one.of * other.outOf < other.of * one.outOf;
}

/** Rounded down to the fen. */
export function shareOf(amount: Fen, { of, outOf }: Ratio): Fen {
  return (amount * of) / outOf;
}

import { assertNever, type Fen } from '@pc/kernel';

export type DiscountType = 'PROMOTION' | 'CONTRACT' | 'COMMERCIAL' | 'PARTNER_GRANTED' | 'PRICE_ADJUSTMENT';

/** What a discount makes of the price of a line (billing DC-14). A ratio of 0.90 is 90 of 100. */
export type DiscountEffect =
  | { readonly type: 'RATIO'; readonly of: bigint; readonly outOf: bigint }
  | { readonly type: 'FIXED_PRICE'; readonly price: Fen }
  | { readonly type: 'REDUCTION'; readonly by: Fen };

/** A discount that an order can be paid with: one that it brought with it, or one that its partner granted (billing 4.3). */
export interface Discount {
  readonly id: string;
  readonly type: DiscountType;
  readonly effect: DiscountEffect;
  /** Places of the lines that it lowers; absent: all. */
  readonly lines?: readonly number[];
  /** The order shows its price by it. */
  readonly isDefault: boolean;
  readonly expireTime?: Date;
}

/** A decimal text such as `0.90` as a fraction. */
export function ratioOf(text: string): DiscountEffect {
  const [whole = '0', fraction = ''] = text.split('.');
  return { type: 'RATIO', of: BigInt(whole + fraction), outOf: 10n ** BigInt(fraction.length) };
}

/** The fraction as a decimal text. */
export function ratioText({ of, outOf }: Extract<DiscountEffect, { type: 'RATIO' }>): string {
  const decimals = String(outOf).length - 1;
  const digits = String(of).padStart(decimals + 1, '0');
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

export function lowersLine({ lines }: Discount, place: number): boolean {
  return lines?.includes(place) ?? true;
}

/** An adjustment of the price is compulsory (billing DC-4); else it is what the ordering system marked (billing DC-14). */
export function chosenDiscount(discounts: readonly Discount[]): Discount | undefined {
  return discounts.find(({ type }) => type === 'PRICE_ADJUSTMENT') ?? discounts.find(({ isDefault }) => isDefault);
}

/** What a line costs: rounded half up to the fen, never below 0, and no discount makes it dearer (billing M-2, DC-14). */
export function discounted(official: Fen, effect: DiscountEffect): Fen {
  switch (effect.type) {
    case 'RATIO':
      return (2n * official * effect.of + effect.outOf) / (2n * effect.outOf);
    case 'FIXED_PRICE':
      return effect.price < official ? effect.price : official;
    case 'REDUCTION':
      return effect.by < official ? official - effect.by : 0n;
    default:
      return assertNever(effect);
  }
}

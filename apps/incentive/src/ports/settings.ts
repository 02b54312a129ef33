/** Injects the settings below. */
export const INCENTIVE_SETTINGS = Symbol('INCENTIVE_SETTINGS');

export interface IncentiveSettings {
  /** For how many days after their end the issuer's and the holder's list show coupons (benefits R-55). */
  readonly issuedListDays: number;
  readonly holderListDays: number;
  /** How often the sweeper looks for coupons and quotas whose time is over (benefits R-40). */
  readonly expirySweepMs: number;
}

/** Injects the settings below. */
export const BILLING_SETTINGS = Symbol('BILLING_SETTINGS');

export interface BillingSettings {
  /** How often the sweeper looks for orders whose deadline has passed (billing 5.1). */
  readonly orderSweepMs: number;
}

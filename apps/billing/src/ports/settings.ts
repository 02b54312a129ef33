/** Injects the settings below. */
export const BILLING_SETTINGS = Symbol('BILLING_SETTINGS');

export interface BillingSettings {
  /** How often the sweeper looks for orders whose deadline has passed (billing 5.1). */
  readonly orderSweepMs: number;
  /** How often it looks for payments that nobody works on any more (billing SG-1). */
  readonly paymentSweepMs: number;
  /** Whether only verified customers' orders can be paid (certification RN-19). */
  readonly realnameRequired: boolean;
  /** The vendor's provisioning system, and the bearer token by which it knows this one. */
  readonly provisioningUrl?: string;
  readonly provisioningToken?: string;
}

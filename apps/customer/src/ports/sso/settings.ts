/** Injects the settings below. */
export const SSO_SETTINGS = Symbol('SSO_SETTINGS');

/** Settings of the jump to the vendor's site (customers 9). */
export interface SsoSettings {
  /** Under which browsers and platforms reach the gateway, without a slash at its end. */
  readonly publicUrl: string;
  /** The vendor's key for questions and notices, and its certificate, both PEM. */
  readonly privateKey: string;
  readonly certificate: string;
  /** The console's hosts, to which a login of any partner may lead (customers 9.9). */
  readonly serviceHosts: readonly string[];
  /** Whether platforms may stand on private addresses and plain http on this machine: for development. */
  readonly privateAddresses: boolean;
  readonly noticeSweepMs: number;
}

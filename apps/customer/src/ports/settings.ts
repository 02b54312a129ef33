/** Injects the settings below. */
export const CUSTOMER_SETTINGS = Symbol('CUSTOMER_SETTINGS');

export interface CustomerSettings {
  /** Names of the regions that have projects (api 7.15). */
  readonly regions: readonly string[];
  /** Accounts that one phone may have (customers 4.11). */
  readonly registrationsPerPhone: number;
  /** The operator that must exist before anybody can do anything. */
  readonly firstOperator?: FirstOperator;
}

export interface FirstOperator {
  readonly name: string;
  readonly password: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

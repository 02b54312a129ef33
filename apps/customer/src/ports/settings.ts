/** Injects the settings below. */
export const CUSTOMER_SETTINGS = Symbol('CUSTOMER_SETTINGS');

export interface CustomerSettings {
  /** Names of the regions that have projects (api 7.15). */
  readonly regions: readonly string[];
  /** Accounts that one phone may have (customers 4.11). */
  readonly registrationsPerPhone: number;
  readonly notices: NoticeSettings;
  /** How long a registration waits for its association where that is wished (customers 4.30). */
  readonly associationWaitMs: number;
  /** Between two looks for associations that were left behind. */
  readonly associationSweepMs: number;
  readonly associationRequests: AssociationRequestSettings;
  /** The operator that must exist before anybody can do anything. */
  readonly firstOperator?: FirstOperator;
}

export interface FirstOperator {
  readonly name: string;
  readonly password: string;
  readonly accessKey: string;
  readonly secretKey: string;
}

/** How messages to people leave (customers 10.9). */
export interface NoticeSettings {
  /** They do not leave, and can be read here: development and tests only. */
  readonly mailbox: boolean;
  readonly mail?: MailSettings;
  readonly sms?: SmsSettings;
}

export interface MailSettings {
  readonly url: string;
  readonly from: string;
}

export interface SmsSettings {
  readonly url: string;
  readonly secret: string;
  /** 10 s unless told. */
  readonly timeoutMs?: number;
}

/** customers 6.3, 6.15. */
export interface AssociationRequestSettings {
  /** Requests that one side may start for one customer in so many calendar months. */
  readonly requests: number;
  readonly months: number;
  /** Milliseconds between two looks for tries that nobody brings to their end. */
  readonly sweepMs: number;
}

/** What this service knows of a partner (customers 10.8). */
export interface Partner {
  readonly id: string;
  readonly kind: 'SOLUTION_PROVIDER' | 'DISTRIBUTOR';
  readonly state: 'NORMAL' | 'RESTRICTED' | 'FROZEN' | 'DELISTED';
  readonly proxyPayEnabled: boolean;
  readonly version: number;
}

/** What this service knows of a distributor's cloud reseller. */
export interface Reseller {
  readonly id: string;
  /** Login of the account. */
  readonly name?: string;
  readonly distributorId: string;
  readonly state: 'JOINED' | 'LEAVING' | 'LEFT';
  readonly version: number;
}

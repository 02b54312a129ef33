export type GovernmentKind = 'SUBSIDY' | 'CLOUD';
export type PartnerState = 'NORMAL' | 'RESTRICTED' | 'FROZEN' | 'DELISTED';

/** What this service knows of a partner (customers 10.8). */
export interface Partner {
  readonly id: string;
  readonly kind: 'SOLUTION_PROVIDER' | 'DISTRIBUTOR';
  readonly governmentKinds: readonly GovernmentKind[];
  readonly state: PartnerState;
  readonly spendsCouponsItself: boolean;
  readonly version: number;
}

/** What this service knows of a distributor's cloud reseller. */
export interface Reseller {
  readonly id: string;
  readonly distributorId: string;
  readonly accountName: string;
  /** Of its company. */
  readonly name: string;
  readonly state: 'JOINED' | 'LEAVING' | 'LEFT';
  readonly version: number;
}

export type Channel = 'API' | 'CONSOLE';

export function isGovernmentPartner(partner: Partner): boolean {
  return partner.governmentKinds.length > 0;
}

/** What every party has. `version` counts the events that the account has told, from 1, without gaps. */
export interface AccountCore {
  /** 32 lower-case hex digits; partner id, customer id and domain id are this one id (customers 2.1, 9.7). */
  readonly id: string;
  /** Login name of the main account. */
  readonly name: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly facts: AccountFacts;
  /** Tokens issued until then are not accepted any longer. */
  readonly tokensValidFrom?: Date;
}

export type EnterpriseKind = 'NONE' | 'MASTER' | 'CUSTODY_MEMBER' | 'NON_CUSTODY_MEMBER';

/** Facts of an account that come from systems outside this product (customers 6.14). */
export interface AccountFacts {
  readonly contractingEntity?: string;
  readonly enterpriseMasterId?: string;
  readonly enterpriseKind?: EnterpriseKind;
}

/** The vendor's own staff. */
export interface Operator extends AccountCore {
  readonly type: 'OPERATOR';
}

export type PartnerKind = 'SOLUTION_PROVIDER' | 'DISTRIBUTOR';
export type GovernmentKind = 'SUBSIDY' | 'CLOUD';
export type PartnerState = 'NORMAL' | 'RESTRICTED' | 'FROZEN' | 'DELISTED';

/** Switches of a partner that operators set (customers 10.8). */
export interface PartnerFlags {
  readonly sandbox: boolean;
  readonly ownsCustomers: boolean;
  readonly partnerSpendsMode: boolean;
  readonly proxyPayEnabled: boolean;
  readonly cooperationTypeAccepted: boolean;
}

/** A solution provider or a distributor (customers 10.8). */
export interface Partner extends AccountCore {
  readonly type: 'PARTNER';
  readonly companyName: string;
  readonly kind: PartnerKind;
  readonly governmentKinds: readonly GovernmentKind[];
  readonly state: PartnerState;
  readonly flags: PartnerFlags;
  /** Identifier of the partner's sales platform, unique in the whole system (customers 2.3). */
  readonly xaccountType?: string;
}

export type ResellerState = 'JOINED' | 'LEAVING' | 'LEFT';

/** A cloud reseller below a distributor (customers 7.12). */
export interface Reseller extends AccountCore {
  readonly type: 'RESELLER';
  readonly companyName: string;
  readonly distributorId: string;
  readonly state: ResellerState;
}

export type RegisteredVia = 'API' | 'INVITE' | 'SELF' | 'BIND' | 'OPERATOR';

/** `1` referral, `2` resale (customers 1). */
export type AssociationType = '1' | '2';
export const RESALE: AssociationType = '2';

/** The link of a customer to its partner; where a reseller serves it, the partner is the reseller's distributor. */
export interface Association {
  readonly id: string;
  readonly partnerId: string;
  readonly indirectPartnerId?: string;
  readonly type: AssociationType;
  readonly associatedOn: Date;
  /** The customer was never associated before this one (benefits R-12). */
  readonly first: boolean;
}

/** `0` not frozen, `1` the account, `2` account and resources (customers 2.1). */
export type FreezeLevel = 0 | 1 | 2;

/** Each cause freezes and lifts on its own; the customer is as frozen as the stronger one says. */
export interface Freezes {
  /** What the partner has set by its own hand. */
  readonly byPartner: FreezeLevel;
  /** The partner itself is frozen. */
  readonly partnerFrozen: boolean;
}

export interface Customer extends AccountCore {
  readonly type: 'CUSTOMER';
  readonly registeredVia: RegisteredVia;
  /** The living one; a customer has at most one (customers 3.2). */
  readonly association: Association | undefined;
  /** How many associations it has had, the living one included. */
  readonly timesAssociated: number;
  readonly freezes: Freezes;
}

export type Account = Operator | Partner | Reseller | Customer;
export type AccountType = Account['type'];
export type AccountOf<T extends AccountType> = Extract<Account, { type: T }>;

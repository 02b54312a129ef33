/** What every party has. `version` counts the events that the account has told, from 1, without gaps. */
export interface AccountCore {
  /** 32 lower-case hex digits; partner id, customer id and domain id are this one id (customers 2.1, 9.7). */
  readonly id: string;
  /** Login name of the main account. */
  readonly name: string;
  readonly version: number;
  readonly createdAt: Date;
  readonly facts: AccountFacts;
  readonly contact: Contact;
  /** Tokens issued until then are not accepted any longer. */
  readonly tokensValidFrom?: Date;
}

export type EnterpriseKind = 'NONE' | 'MASTER' | 'CUSTODY_MEMBER' | 'NON_CUSTODY_MEMBER';

/** How the account can be reached. Sealed in the store; never in logs and events. */
export interface Contact {
  /** Bare mainland number, eleven digits (customers 4.7). */
  readonly phone?: string;
  readonly email?: string;
}

/** Kinds of contract that bind an account to the vendor (customers 6.14). */
export type Contract = 'DESIGNATED' | 'SPECIAL' | 'PROFESSIONAL_SERVICE';
export type Site = 'CHINA' | 'INTERNATIONAL';

/** Facts of an account that come from systems outside this product (customers 6.14); an absent one is «no», «none» or «not known». */
export interface AccountFacts {
  readonly site?: Site;
  readonly consumerCloudUser?: boolean;
  readonly contracts?: readonly Contract[];
  readonly contractingEntity?: string;
  readonly directSalesFollowed?: boolean;
  readonly onlineSalesTeam?: boolean;
  readonly salesSupportCentre?: boolean;
  readonly referralReward?: boolean;
  readonly reservedInstanceLive?: boolean;
  readonly supportPlanLive?: boolean;
  readonly invoicesOwed?: boolean;
  readonly postPaymentApplied?: boolean;
  readonly creditAccount?: boolean;
  readonly enterpriseMasterId?: string;
  readonly enterpriseKind?: EnterpriseKind;
  readonly marketplacePartner?: boolean;
  readonly revenueShareSigned?: boolean;
  readonly specialOrganisation?: boolean;
  readonly registrationRevoked?: boolean;
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
  /** The legal person, whose data all its partner accounts share (customers 10.3). */
  readonly companyId: string;
  readonly kind: PartnerKind;
  readonly governmentKinds: readonly GovernmentKind[];
  readonly state: PartnerState;
  readonly flags: PartnerFlags;
  /** Identifier of the partner's sales platform, unique in the whole system (customers 2.3). */
  readonly xaccountType?: string;
  /** Whether sensitive operations in the console ask for a code (customers 10.6). */
  readonly verificationProtection: boolean;
}

export type ResellerState = 'JOINED' | 'LEAVING' | 'LEFT';

/** A cloud reseller below a distributor (customers 7.12). */
export interface Reseller extends AccountCore {
  /** Whether sensitive operations in the console ask for a code (customers 10.6). */
  readonly verificationProtection?: boolean;
  readonly type: 'RESELLER';
  readonly companyName: string;
  readonly distributorId: string;
  readonly state: ResellerState;
  /** When it joined its distributor; absent: when the account was made. */
  readonly joinedOn?: Date;
  /** Login name of the distributor's operator who looks after it. */
  readonly accountManager?: string;
  /** The distributor lets it freeze the resources of its customers by its own hand (customers 7.10). */
  readonly mayFreezeResources?: boolean;
}

export type RegisteredVia = 'API' | 'INVITE' | 'SELF' | 'BIND' | 'OPERATOR';

/** `1` referral, `2` resale (customers 1). */
export type AssociationType = '1' | '2';
export const REFERRAL: AssociationType = '1';
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
  /** Why the partner last froze or unfroze it. */
  readonly reason?: string;
  /** In state 2: when its resources are released (customers 7.17); absent once they were. */
  readonly releaseDueAt?: Date;
}

/** The customer's identity on the platform of a partner; unique in the whole system (customers 2.3). */
export interface Binding {
  readonly xaccountType: string;
  readonly xaccountId: string;
  /** The user on that platform, where the platform named one. */
  readonly xuserId?: string;
  readonly boundAt: Date;
  readonly boundBy: 'CREATE' | 'WEB_UI';
}

/** Owned by the certification service, kept here as its last event told (customers 3.4). */
export interface RealName {
  readonly status: '-1' | '0' | '1' | '2';
  /** `-1` undetermined, `0` individual, `1` enterprise. */
  readonly type: -1 | 0 | 1;
  readonly name?: string;
  /** Version of the event that told it; older ones change nothing. */
  readonly asOf?: number;
}

/** Whether the vendor takes it for a new customer (customers 2.8), a fact of the vendor; months are `YYYY-MM`. */
export interface NewCustomerTag {
  readonly tag: 'Y' | 'N' | 'UNDETERMINED';
  readonly effectiveMonth: string;
  readonly expireMonth: string;
}

export const LEVELS = ['V0', 'V1', 'V2', 'V3', 'V4', 'V5'] as const;
/** customers 7.8. */
export type CustomerLevel = (typeof LEVELS)[number];

export interface Customer extends AccountCore {
  readonly type: 'CUSTOMER';
  readonly registeredVia: RegisteredVia;
  /** customers 4.22: the customer wants no marketing messages. */
  readonly marketingClosed: boolean;
  readonly realName: RealName;
  readonly level: CustomerLevel;
  readonly binding?: Binding;
  /** The partner's own label on it (customers 5.11, 7.15). */
  readonly label?: string;
  /** Login name of the partner's operator who looks after it (customers 7.15). */
  readonly accountManager?: string;
  readonly newCustomerTag?: NewCustomerTag;
  /** The living one; a customer has at most one (customers 3.2). */
  readonly association: Association | undefined;
  /** How many associations it has had, the living one included. */
  readonly timesAssociated: number;
  readonly freezes: Freezes;
}

export type Account = Operator | Partner | Reseller | Customer;
export type AccountType = Account['type'];
export type AccountOf<T extends AccountType> = Extract<Account, { type: T }>;

/** What the operations of the gateway answer, as far as the console reads it. */
export interface Answers {
  createSession: undefined;
  getSession: Person;
  endSession: undefined;
  queryCustomers: { readonly count: number; readonly customer_infos: readonly ListedCustomer[] };
  labelCustomer: undefined;
  setAccountManager: undefined;
  listOperators: { readonly operators: ReadonlyArray<{ readonly user_id: string; readonly user_name: string }> };
  checkIdentity: { readonly check_result: 'available' | 'used_by_user'; readonly mobile_remain_available_num?: number };
  sendVerificationCode: undefined;
  registerCustomer: { readonly domain_id: string; readonly domain_name: string };
  getAccessConfiguration: { readonly xaccount_type?: string };
  listOwnCredentials: Credentials;
  createOwnAccessKey: { readonly access_key: string; readonly secret_key: string };
  deleteOwnAccessKey: undefined;
}

/** Who is signed in. */
export interface Person {
  readonly account_id: string;
  readonly account_name: string;
  readonly kind: 'PARTNER' | 'RESELLER' | 'CUSTOMER' | 'OPERATOR';
  readonly partner_kind?: 'SOLUTION_PROVIDER' | 'DISTRIBUTOR' | 'RESELLER';
  /** Absent: the main account. */
  readonly user_id?: string;
  readonly user_name?: string;
  readonly administrator: boolean;
  /** Absent: all that the account may. */
  readonly permission_items?: readonly string[];
  readonly csrf_token: string;
}

export interface ListedCustomer {
  readonly customer_id: string;
  readonly account_name: string;
  readonly customer?: string;
  readonly associated_on?: string;
  readonly association_type?: '1' | '2';
  readonly label?: string;
  readonly telephone?: string;
  readonly email?: string;
  readonly verified_status: '-1' | '0' | '1' | '2';
  readonly customer_type: number;
  readonly is_frozen: number;
  readonly account_managers?: ReadonlyArray<{ readonly account_name: string }>;
  readonly customer_level: string;
}

export interface Credentials {
  readonly account_id: string;
  readonly account_name: string;
  readonly projects: ReadonlyArray<{ readonly region: string; readonly project_id: string }>;
  readonly access_keys: ReadonlyArray<{ readonly access_key: string; readonly user_id?: string; readonly created_at: string }>;
}

export type LegalDocument = { readonly text: string } | { readonly url: string };
type InBothLanguages = { readonly zh_CN: LegalDocument; readonly en_US: LegalDocument };

/** What the installation says of itself. */
export interface ConsoleSettings {
  readonly documents: { readonly user_agreement: InBothLanguages; readonly privacy_statement: InBothLanguages };
}

import type { customer as contracts, DataOf } from '@pc/contracts';
import type { AccountFacts } from '../domain/account';

type WireFacts = Omit<DataOf<typeof contracts.accountFactsChanged>, 'account_id'>;

/** The name of every fact in messages (customers 6.14). */
const NAMES = {
  site: 'site',
  consumerCloudUser: 'consumer_cloud_user',
  contracts: 'contracts',
  contractingEntity: 'contracting_entity',
  directSalesFollowed: 'direct_sales_followed',
  onlineSalesTeam: 'online_sales_team',
  salesSupportCentre: 'sales_support_centre',
  referralReward: 'referral_reward',
  reservedInstanceLive: 'reserved_instance_live',
  supportPlanLive: 'support_plan_live',
  invoicesOwed: 'invoices_owed',
  postPaymentApplied: 'post_payment_applied',
  creditAccount: 'credit_account',
  enterpriseMasterId: 'enterprise_master_id',
  enterpriseKind: 'enterprise_kind',
  marketplacePartner: 'marketplace_partner',
  revenueShareSigned: 'revenue_share_signed',
  specialOrganisation: 'special_organisation',
  registrationRevoked: 'registration_revoked',
} as const satisfies Record<keyof Required<AccountFacts>, keyof WireFacts>;

const PAIRS = Object.entries(NAMES) as [keyof AccountFacts, keyof WireFacts][];

/** The facts that are set, as messages name them. */
export function accountFacts(facts: AccountFacts): WireFacts {
  const set = PAIRS.filter(([name]) => facts[name] !== undefined);
  return Object.fromEntries(set.map(([name, wire]) => [wire, facts[name]]));
}

/** The facts that a message names. */
export function factsOf(message: WireFacts): AccountFacts {
  const given = PAIRS.filter(([, wire]) => message[wire] !== undefined);
  return Object.fromEntries(given.map(([name, wire]) => [name, message[wire]]));
}

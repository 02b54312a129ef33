import type { customer as contracts, AnswerOf } from '@pc/contracts';
import { formatUtc } from '@pc/kernel';
import type { Account, Customer, Partner, PartnerFlags, Reseller } from '../domain/account';
import { freezeLevel } from '../domain/freeze';
import { accountFacts } from './account-facts.view';

type CustomerView = AnswerOf<typeof contracts.listCustomers>['customers'][number];

export function partnerFacts(partner: Partner): contracts.PartnerFacts {
  const { flags } = partner;
  return {
    partner_id: partner.id,
    account_name: partner.name,
    name: partner.companyName,
    kind: partner.kind,
    government_kinds: [...partner.governmentKinds],
    state: partner.state,
    sandbox: flags.sandbox,
    owns_customers: flags.ownsCustomers,
    partner_spends_mode: flags.partnerSpendsMode,
    proxy_pay_enabled: flags.proxyPayEnabled,
    cooperation_type_accepted: flags.cooperationTypeAccepted,
  };
}

/** The flags that a message names (customers 10.8). */
export function flagsOf(message: { readonly [Flag in keyof contracts.PartnerFlagFields]?: boolean | undefined }): Partial<PartnerFlags> {
  const { sandbox, owns_customers, partner_spends_mode, proxy_pay_enabled, cooperation_type_accepted } = message;
  return {
    ...(sandbox !== undefined && { sandbox }),
    ...(owns_customers !== undefined && { ownsCustomers: owns_customers }),
    ...(partner_spends_mode !== undefined && { partnerSpendsMode: partner_spends_mode }),
    ...(proxy_pay_enabled !== undefined && { proxyPayEnabled: proxy_pay_enabled }),
    ...(cooperation_type_accepted !== undefined && { cooperationTypeAccepted: cooperation_type_accepted }),
  };
}

export function resellerFacts(reseller: Reseller): contracts.ResellerFacts {
  return {
    indirect_partner_id: reseller.id,
    distributor_id: reseller.distributorId,
    account_name: reseller.name,
    name: reseller.companyName,
    state: reseller.state,
  };
}

export function customerView(customer: Customer): CustomerView {
  return {
    customer_id: customer.id,
    account_name: customer.name,
    ...associationView(customer),
    is_frozen: freezeLevel(customer.freezes),
    created_at: formatUtc(customer.createdAt),
  };
}

export function associationView({ association }: Customer) {
  if (!association) return {};
  return {
    partner_id: association.partnerId,
    ...(association.indirectPartnerId !== undefined && { indirect_partner_id: association.indirectPartnerId }),
    association_type: association.type,
    associated_on: formatUtc(association.associatedOn),
  };
}

/** The state of any party as the log of operations keeps it. */
export function auditView(account: Account): object {
  switch (account.type) {
    case 'PARTNER':
      return { ...partnerFacts(account), ...accountFacts(account.facts) };
    case 'RESELLER':
      return { ...resellerFacts(account), ...accountFacts(account.facts) };
    case 'CUSTOMER':
      return { ...customerView(account), ...accountFacts(account.facts) };
    case 'OPERATOR':
      return { account_id: account.id, account_name: account.name, ...accountFacts(account.facts) };
  }
}

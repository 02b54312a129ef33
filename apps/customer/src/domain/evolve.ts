import { assertNever } from '@pc/kernel';
import type { Account, AccountOf, AccountType, Binding, Customer, Freezes, Reseller } from './account';
import type { AccountEvent } from './account-event';

/** The account after these events, in their order. Throws when one cannot happen to a party of this kind. */
export function evolve<A extends Account>(account: A, events: readonly AccountEvent[]): A {
  return events.reduce<Account>((state, event) => ({ ...after(state, event), version: state.version + 1 }), account) as A;
}

function after(account: Account, event: AccountEvent): Account {
  switch (event.type) {
    case 'customer-created':
      return as('CUSTOMER', account);
    case 'association-started':
      return started(as('CUSTOMER', account), event);
    case 'association-switched':
      return { ...as('CUSTOMER', account), association: { ...event.association, type: event.to } };
    case 'association-ended':
      return { ...withoutPartnersMarks(as('CUSTOMER', account)), association: undefined };
    case 'association-refused':
      return as('CUSTOMER', account);
    case 'freeze-changed':
      return { ...as('CUSTOMER', account), freezes: event.freezes, ...(event.level > 0 && { tokensValidFrom: event.at }) };
    case 'resources-released':
      return { ...as('CUSTOMER', account), freezes: withoutRelease(as('CUSTOMER', account).freezes) };
    case 'binding-changed':
      return withBinding(as('CUSTOMER', account), event.bound ? event.binding : undefined);
    case 'access-configuration-changed':
      return { ...as('PARTNER', account), xaccountType: event.xaccountType };
    case 'level-changed':
      return { ...as('CUSTOMER', account), level: event.to };
    case 'partner-joined':
      return { ...event.partner, version: as('CUSTOMER', account).version };
    case 'partner-changed':
      return { ...as('PARTNER', account), state: event.state, flags: event.flags };
    case 'company-profile-changed':
      return { ...as('PARTNER', account), companyName: event.profile.companyName };
    case 'reseller-changed':
      return { ...as('RESELLER', account), state: event.state };
    case 'reseller-joined':
      return joined(as('CUSTOMER', account), event);
    case 'account-facts-changed':
      return { ...account, facts: event.facts };
    case 'credential-revoked':
      return account;
    default:
      return assertNever(event);
  }
}

function as<T extends AccountType>(type: T, account: Account): AccountOf<T> {
  if (account.type !== type) throw new Error(`An event of a ${type} came to account ${account.id}, a ${account.type}`);
  return account as AccountOf<T>;
}

function started(customer: Customer, { association, label }: Extract<AccountEvent, { type: 'association-started' }>): Customer {
  return { ...customer, association, timesAssociated: customer.timesAssociated + 1, ...(label !== undefined && { label }) };
}

/** customers 6.10: what the partner wrote on its customer goes with the association. */
function withoutPartnersMarks({ label: _label, accountManager: _manager, ...customer }: Customer): Customer {
  return customer;
}

function withBinding({ binding: _former, ...customer }: Customer, binding: Binding | undefined): Customer {
  return binding ? { ...customer, binding } : customer;
}

function withoutRelease({ releaseDueAt: _done, ...freezes }: Freezes): Freezes {
  return freezes;
}

/** The account keeps its id, name and contact, and stops being a customer (customers 7.13). */
function joined(customer: Customer, event: Extract<AccountEvent, { type: 'reseller-joined' }>): Reseller {
  const { id, name, version, createdAt, facts, contact, tokensValidFrom } = customer;
  const { distributorId, companyName, at } = event;
  const core = { id, name, version, createdAt, facts, contact, ...(tokensValidFrom && { tokensValidFrom }) };
  return { ...core, type: 'RESELLER', companyName, distributorId, state: 'JOINED', joinedOn: at };
}

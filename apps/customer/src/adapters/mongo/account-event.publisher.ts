import { customer as contracts } from '@pc/contracts';
import { assertNever, formatUtc } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Account, Association, Partner, Reseller } from '../../domain/account';
import type { AccountEvent } from '../../domain/account-event';
import { evolve } from '../../domain/evolve';
import { accountFacts } from '../../views/account-facts.view';
import { companyFacts } from '../../views/company.view';
import { partnerFacts, resellerFacts } from '../../views/account.view';

/** Writes the events to the outbox, each with the version that it gives the account. Returns the account after them. */
export function publish<A extends Account>(tx: Tx, before: A, events: readonly AccountEvent[]): A {
  return events.reduce<A>((account, event) => {
    const after = evolve(account, [event]);
    emit(tx, after, event);
    return after;
  }, before);
}

function emit(tx: Tx, account: Account, event: AccountEvent): void {
  const { id, version } = account;
  switch (event.type) {
    case 'customer-created':
      return tx.emit(contracts.customerCreated, version, {
        customer_id: id,
        account_name: account.name,
        registered_via: event.via,
        created_at: formatUtc(account.createdAt),
      });
    case 'association-started':
    case 'association-switched':
    case 'association-ended':
      return emitAssociation(tx, account, event);
    case 'association-refused':
      return emitRefusedAssociation(tx, account, event);
    case 'freeze-changed':
      return tx.emit(contracts.freezeChanged, version, { customer_id: id, is_frozen: event.level, cause: event.cause });
    case 'resources-released':
      return tx.emit(contracts.resourcesReleased, version, { customer_id: id, released_at: formatUtc(event.at) });
    case 'binding-changed': {
      const { xaccountType: xaccount_type, xaccountId: xaccount_id, xuserId: xuser_id } = event.binding;
      const identity = { xaccount_type, xaccount_id, ...(xuser_id !== undefined && { xuser_id }) };
      return tx.emit(contracts.bindingChanged, version, { customer_id: id, ...identity, action: event.bound ? 0 : 1 });
    }
    case 'access-configuration-changed': {
      const { xaccountType: xaccount_type, attachmentUpload: attachment_upload, bucket } = event;
      return tx.emit(contracts.accessConfigurationChanged, version, {
        partner_id: id,
        xaccount_type,
        attachment_upload,
        ...(bucket !== undefined && { bucket }),
      });
    }
    case 'level-changed':
      return tx.emit(contracts.levelChanged, version, { customer_id: id, from_level: event.from, to_level: event.to });
    case 'partner-joined':
    case 'partner-changed':
      return tx.emit(contracts.partnerChanged, version, partnerFacts(account as Partner));
    case 'company-profile-changed':
      return tx.emit(contracts.companyProfileChanged, version, { partner_id: id, ...companyFacts(event.profile) });
    case 'reseller-changed':
    case 'reseller-joined':
      return tx.emit(contracts.resellerChanged, version, resellerFacts(account as Reseller));
    case 'account-facts-changed':
      return tx.emit(contracts.accountFactsChanged, version, { account_id: id, ...accountFacts(event.facts) });
    case 'credential-revoked':
      return tx.emit(contracts.credentialRevoked, version, { credential_id: event.credentialId, account_id: id, kind: event.kind });
    default:
      return assertNever(event);
  }
}

function emitRefusedAssociation(
  tx: Tx,
  { id, version }: Account,
  { partnerId, indirectPartnerId, code, at }: Extract<AccountEvent, { type: 'association-refused' }>,
): void {
  tx.emit(contracts.associationRefused, version, {
    customer_id: id,
    partner_id: partnerId,
    ...(indirectPartnerId !== undefined && { indirect_partner_id: indirectPartnerId }),
    error_code: code,
    refused_at: formatUtc(at),
  });
}

type AssociationEvent = Extract<AccountEvent, { association: Association }>;

function emitAssociation(tx: Tx, { id, version }: Account, event: AssociationEvent): void {
  const { association } = event;
  const link = { customer_id: id, association_id: association.id, partner_id: association.partnerId };
  const below = association.indirectPartnerId === undefined ? {} : { indirect_partner_id: association.indirectPartnerId };
  switch (event.type) {
    case 'association-started': {
      const start = {
        association_type: association.type,
        associated_on: formatUtc(association.associatedOn),
        first_association: association.first,
      };
      return tx.emit(contracts.associationStarted, version, { ...link, ...below, ...start, via_report: event.viaReport });
    }
    case 'association-switched':
      return tx.emit(contracts.associationSwitched, version, {
        ...link,
        from_type: association.type,
        to_type: event.to,
        switched_at: formatUtc(event.at),
      });
    case 'association-ended': {
      const end = { association_type: association.type, ended_at: formatUtc(event.at) };
      return tx.emit(contracts.associationEnded, version, {
        ...link,
        ...below,
        ...end,
        ...(event.reason !== undefined && { reason: event.reason }),
      });
    }
    default:
      return assertNever(event);
  }
}

import type { BusEvent } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { customer, DataOf } from '@pc/contracts';
import { Inbox, type Tx } from '@pc/store';
import { decideContractReclaim } from '../../domain/automatic-reclaim';
import { withFact, type Customer } from '../../domain/customer';
import { decideResellerLeft } from '../../domain/reclaim-quotas';
import { Benefits, SYSTEM } from '../../ports/benefits';
import { Parties } from '../../ports/parties';

const CONSUMER = 'parties';

/** Keeps the copies of partners, resellers and customers up to date; what is older than a copy changes nothing. */
@Injectable()
export class FollowParties {
  constructor(
    private readonly benefits: Benefits,
    private readonly parties: Parties,
    private readonly inbox: Inbox,
  ) {}

  partnerChanged(event: BusEvent<DataOf<typeof customer.partnerChanged>>): Promise<void> {
    const { partner_id: id, kind, government_kinds: governmentKinds, state, partner_spends_mode: spendsCouponsItself } = event.data;
    const partner = { id, kind, governmentKinds, state, spendsCouponsItself, version: event.version };
    return this.inbox.consumeOnce(CONSUMER, event, async (tx) => {
      await this.parties.learnPartner(tx, partner);
      await this.benefits.touchIssuer(tx, id);
    });
  }

  /** One that has left issues nothing any more, so the quotas of its distributor are told, and what it was allotted goes back (benefits R-68). */
  resellerChanged(event: BusEvent<DataOf<typeof customer.resellerChanged>>): Promise<void> {
    const { indirect_partner_id: id, distributor_id: distributorId, account_name: accountName, name, state } = event.data;
    return this.inbox.consumeOnce(CONSUMER, event, async (tx) => {
      await this.parties.learnReseller(tx, { id, distributorId, accountName, name, state, version: event.version });
      await this.benefits.touchIssuer(tx, distributorId);
      if (state === 'LEFT') await this.takeQuotasBack(tx, id);
    });
  }

  /** The name only: whose customer it is comes with the next event, and until then the copy does not know it. */
  customerCreated(event: BusEvent<DataOf<typeof customer.customerCreated>>): Promise<void> {
    return this.change(event, event.data.customer_id, (copy) => ({ ...copy, name: event.data.account_name }));
  }

  freezeChanged(event: BusEvent<DataOf<typeof customer.freezeChanged>>): Promise<void> {
    return this.change(event, event.data.customer_id, (copy) => withFact(copy, event.version, { isFrozen: event.data.is_frozen }));
  }

  /** An issue to this customer may now be refused, so its partner's quotas are told. */
  accountFactsChanged(event: BusEvent<DataOf<typeof customer.accountFactsChanged>>): Promise<void> {
    const { account_id: id, enterprise_kind: enterpriseKind, contracting_entity: contractingEntity } = event.data;
    const facts = {
      ...(enterpriseKind !== undefined && { enterpriseKind }),
      ...(contractingEntity !== undefined && { contractingEntity }),
    };
    return this.inbox.consumeOnce(CONSUMER, event, async (tx) => {
      const newer = (copy: Customer) => (event.version > copy.factsVersion ? { ...copy, ...facts, factsVersion: event.version } : copy);
      const copy = await this.parties.changeCustomer(tx, id, newer);
      if (copy.association) await this.benefits.touchIssuer(tx, copy.association.partnerId);
      if (contractingEntity !== undefined) await this.takeContractsBack(tx, copy);
    });
  }

  /** Cash coupons that are invoiced to their holder under another contract than it now has (benefits R-67). */
  private async takeContractsBack(tx: Tx, customer: Customer): Promise<void> {
    const coupons = (await this.benefits.usableCouponsOf(tx, customer.id)).filter(({ kind }) => kind === 'CASH');
    const quotaIds = coupons.map(({ quotaId }) => quotaId);
    if (quotaIds.length === 0) return;
    const events = decideContractReclaim(customer, coupons, await this.benefits.quotas(tx, quotaIds), tx.now);
    await this.benefits.save(tx, [{ events, operator: SYSTEM }]);
  }

  /** The copy may know it already: what counts is that nothing is allotted to one that it says has left. */
  private async takeQuotasBack(tx: Tx, resellerId: string): Promise<void> {
    const reseller = (await this.parties.resellers(tx, [resellerId])).get(resellerId);
    if (reseller?.state !== 'LEFT') return;
    await this.benefits.markOwnerLeft(tx, reseller);
    const events = decideResellerLeft(reseller, await this.benefits.quotasOfReseller(tx, reseller), tx.now);
    await this.benefits.save(tx, [{ events, operator: SYSTEM }]);
  }

  private change(event: BusEvent<unknown>, id: string, change: (copy: Customer) => Customer): Promise<void> {
    return this.inbox.consumeOnce(CONSUMER, event, async (tx) => {
      await this.parties.changeCustomer(tx, id, change);
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { customer as contracts, PayloadOf } from '@pc/contracts';
import { isRefusal, newHexId, refuse, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Contact, Partner, PartnerKind, Reseller } from '../../domain/account';
import type { AccountEvent } from '../../domain/account-event';
import { refuseUnlessVendor } from '../../domain/authority';
import { profileKnown } from '../../domain/companies/join-network';
import { firstEvents, newPartner, newReseller } from '../../domain/register';
import { refuseUnknown } from '../../domain/unknown';
import { refuseNewName } from '../../domain/registration/registration-name';
import { Accounts } from '../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../ports/commands';
import { OperationLog } from '../../ports/operation-log';
import { auditView } from '../../views/account.view';
import { AcceptPassword } from '../accept-password/accept-password';
import { AcceptContact } from '../accounts/accept-contact/accept-contact';
import { TakePhone } from '../accounts/take-phone/take-phone';
import { JoinCompany } from '../companies/join-company/join-company';

type Contract = typeof contracts.createPartner;

interface NewDealer {
  readonly party: Partner | Reseller;
  readonly events: readonly AccountEvent[];
}

type Named = Pick<Reseller, 'id' | 'name' | 'createdAt' | 'companyName' | 'contact'>;

/** Creates a solution provider, a distributor, or a reseller below one (customers 7.12, 10.8). */
@Injectable()
export class CreatePartner {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly acceptPassword: AcceptPassword,
    private readonly acceptContact: AcceptContact,
    private readonly takePhone: TakePhone,
    private readonly joinCompany: JoinCompany,
    private readonly log: OperationLog,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    const refusal = refuseUnlessVendor(context.caller) ?? refuseNewName(payload.account_name, 'account_name');
    if (refusal) return refusal;
    const password = await this.acceptPassword.execute(payload.sealed_password, payload.account_name);
    return this.commands.once(request, async (tx) => {
      if (isRefusal(password)) return password;
      if (await this.accounts.findLogin(payload.account_name, tx)) return refuse('CBC.99000038', { field: 'account_name' });
      const contact = this.acceptContact.execute(payload);
      if (isRefusal(contact)) return contact;
      const dealer = (await this.takePhone.execute(tx, contact.phone)) ?? (await this.newDealer(tx, payload, contact));
      if (isRefusal(dealer)) return dealer;
      const account = await this.accounts.add(tx, { account: dealer.party, events: dealer.events, passwordHash: password });
      await this.log.write(tx, context, { object: { type: 'ACCOUNT', id: account.id }, after: auditView(account) });
      return { partner_id: account.id };
    });
  }

  private newDealer(tx: Tx, payload: PayloadOf<Contract>, contact: Contact): Promise<NewDealer | Refusal> {
    const party = { id: newHexId(), name: payload.account_name, createdAt: tx.now, companyName: payload.name, contact };
    return payload.kind === 'RESELLER' ? this.reseller(tx, party, payload.distributor_id) : this.partner(tx, party, payload.kind, payload);
  }

  private async partner(tx: Tx, party: Named, kind: PartnerKind, payload: PayloadOf<Contract>): Promise<NewDealer | Refusal> {
    if (payload.xaccount_type && (await this.accounts.isXaccountTypeTaken(payload.xaccount_type, tx)))
      return refuse('CBC.99000038', { field: 'xaccount_type' });
    const profile = { companyName: payload.name, ...(payload.credit_code !== undefined && { creditCode: payload.credit_code }) };
    const company = await this.joinCompany.execute(tx, party.id, profile);
    if (isRefusal(company)) return company;
    const partner = newPartner({
      ...party,
      companyId: company.id,
      kind,
      governmentKinds: payload.government_kinds,
      partnerSpendsMode: payload.partner_spends_mode,
      ...(payload.xaccount_type !== undefined && { xaccountType: payload.xaccount_type }),
    });
    return { party: partner, events: [...firstEvents(partner), ...profileKnown(company)] };
  }

  /** customers 7.12: exactly two tiers, so only a distributor has resellers below it. */
  private async reseller(tx: Tx, party: Named, distributorId: string | undefined): Promise<NewDealer | Refusal> {
    if (distributorId === undefined) return refuse('CBC.0100', { field: 'distributor_id', reason: 'required' });
    const distributor = await this.accounts.find(distributorId, tx);
    if (distributor?.type !== 'PARTNER' || distributor.kind !== 'DISTRIBUTOR') return refuseUnknown('distributor_id');
    const reseller = newReseller({ ...party, distributorId });
    return { party: reseller, events: firstEvents(reseller) };
  }
}

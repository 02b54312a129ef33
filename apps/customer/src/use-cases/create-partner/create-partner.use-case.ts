import { Injectable } from '@nestjs/common';
import type { customer as contracts, PayloadOf } from '@pc/contracts';
import { isRefusal, newHexId, refuse, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Partner, Reseller } from '../../domain/account';
import { refuseUnlessVendor } from '../../domain/authority';
import { firstEvents, newPartner, newReseller } from '../../domain/register';
import { refuseUnknown } from '../../domain/unknown';
import { Accounts } from '../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../ports/commands';
import { OperationLog } from '../../ports/operation-log';
import { auditView } from '../../views/account.view';
import { AcceptPassword } from '../accept-password/accept-password';

type Contract = typeof contracts.createPartner;

/** Creates a solution provider, a distributor, or a reseller below one (customers 7.12, 10.8). */
@Injectable()
export class CreatePartner {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly acceptPassword: AcceptPassword,
    private readonly log: OperationLog,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    const refusal = refuseUnlessVendor(context.caller);
    if (refusal) return refusal;
    const password = await this.acceptPassword.execute(payload.sealed_password, payload.account_name);
    return this.commands.once(request, async (tx) => {
      if (isRefusal(password)) return password;
      if (await this.accounts.findLogin(payload.account_name, tx)) return refuse('CBC.99000038', { field: 'account_name' });
      const party = await this.newParty(tx, payload);
      if (isRefusal(party)) return party;
      const account = await this.accounts.add(tx, { account: party, events: firstEvents(party), passwordHash: password });
      await this.log.write(tx, context, { object: { type: 'ACCOUNT', id: account.id }, after: auditView(account) });
      return { partner_id: account.id };
    });
  }

  private async newParty(tx: Tx, payload: PayloadOf<Contract>): Promise<Partner | Reseller | Refusal> {
    const party = { id: newHexId(), name: payload.account_name, createdAt: tx.now, companyName: payload.name };
    if (payload.kind === 'RESELLER') return this.reseller(tx, party, payload.distributor_id);
    if (payload.xaccount_type && (await this.accounts.isXaccountTypeTaken(payload.xaccount_type, tx)))
      return refuse('CBC.99000038', { field: 'xaccount_type' });
    return newPartner({
      ...party,
      kind: payload.kind,
      governmentKinds: payload.government_kinds,
      partnerSpendsMode: payload.partner_spends_mode,
      ...(payload.xaccount_type !== undefined && { xaccountType: payload.xaccount_type }),
    });
  }

  /** customers 7.12: exactly two tiers, so only a distributor has resellers below it. */
  private async reseller(tx: Tx, party: Pick<Reseller, 'id' | 'name' | 'createdAt' | 'companyName'>, distributorId: string | undefined) {
    if (distributorId === undefined) return refuse('CBC.0100', { field: 'distributor_id', reason: 'required' });
    const distributor = await this.accounts.find(distributorId, tx);
    if (distributor?.type !== 'PARTNER' || distributor.kind !== 'DISTRIBUTOR') return refuseUnknown('distributor_id');
    return newReseller({ ...party, distributorId });
  }
}

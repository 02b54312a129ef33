import { Injectable } from '@nestjs/common';
import type { customer as contracts, PayloadOf } from '@pc/contracts';
import { isRefusal, newHexId, refuse, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Customer } from '../../domain/account';
import type { AccountEvent } from '../../domain/account-event';
import { decideAssociation } from '../../domain/association';
import { refuseUnlessVendor } from '../../domain/authority';
import { firstEvents, newCustomer } from '../../domain/register';
import { refuseNewName } from '../../domain/registration/registration-name';
import { Accounts } from '../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../ports/commands';
import { OperationLog } from '../../ports/operation-log';
import { auditView } from '../../views/account.view';
import { AcceptPassword } from '../accept-password/accept-password';
import { AcceptContact } from '../accounts/accept-contact/accept-contact';
import { TakePhone } from '../accounts/take-phone/take-phone';
import { ResolveTarget } from '../resolve-target/resolve-target';

type Contract = typeof contracts.createCustomer;

/** Creates a customer by the vendor's hand, with its association where one is wished. Without a password it cannot log in by itself (customers 4.21). */
@Injectable()
export class CreateCustomer {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly acceptPassword: AcceptPassword,
    private readonly acceptContact: AcceptContact,
    private readonly takePhone: TakePhone,
    private readonly resolveTarget: ResolveTarget,
    private readonly log: OperationLog,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    const refusal = refuseUnlessVendor(context.caller) ?? refuseNewName(payload.account_name, 'account_name');
    if (refusal) return refusal;
    const password = payload.sealed_password && (await this.acceptPassword.execute(payload.sealed_password, payload.account_name));
    return this.commands.once(request, async (tx) => {
      if (isRefusal(password)) return password;
      if (await this.accounts.findLogin(payload.account_name, tx)) return refuse('CBC.99000038', { field: 'account_name' });
      const customer = await this.customer(tx, payload);
      if (isRefusal(customer)) return customer;
      const association = await this.association(tx, customer, payload);
      if (isRefusal(association)) return association;
      const events = [...firstEvents(customer), ...association];
      const account = await this.accounts.add(tx, { account: customer, events, ...(password && { passwordHash: password }) });
      await this.log.write(tx, context, { object: { type: 'ACCOUNT', id: account.id }, after: auditView(account) });
      return { customer_id: account.id };
    });
  }

  private async customer(tx: Tx, payload: PayloadOf<Contract>): Promise<Customer | Refusal> {
    const contact = this.acceptContact.execute(payload);
    if (isRefusal(contact)) return contact;
    const refusal = await this.takePhone.execute(tx, contact.phone);
    return refusal ?? newCustomer({ id: newHexId(), name: payload.account_name, createdAt: tx.now, registeredVia: 'OPERATOR', contact });
  }

  private async association(tx: Tx, customer: Customer, payload: PayloadOf<Contract>): Promise<AccountEvent[] | Refusal> {
    const target = await this.resolveTarget.execute(tx, payload);
    if (!target) return [];
    return isRefusal(target) ? target : decideAssociation(customer, undefined, { target, newId: newHexId(), now: tx.now });
  }
}

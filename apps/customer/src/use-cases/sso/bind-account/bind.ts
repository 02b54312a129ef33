import { Injectable } from '@nestjs/common';
import { isRefusal, newHexId, refuse, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Account, Binding } from '../../../domain/account';
import { firstEvents, newCustomer } from '../../../domain/register';
import { isValid } from '../../../domain/reports/report';
import { decideBind, type Background, type BindWish } from '../../../domain/sso/bind';
import type { Arrival, BrowserProof } from '../../../domain/sso/login';
import { generatedName, refuseNewName } from '../../../domain/registration/registration-name';
import { refuseUnknown } from '../../../domain/unknown';
import { Accounts } from '../../../ports/accounts';
import { Enterprises } from '../../../ports/enterprises';
import { Reports } from '../../../ports/reports';
import { Logins } from '../../../ports/sso/logins';
import type { Standing } from '../../../ports/standings';
import { AcceptPassword } from '../../accept-password/accept-password';
import { Login, type Proven } from '../../access/login/login';

/** An account that logged in, and what billing says of it. */
export interface ExistingAccount {
  readonly existing: Proven;
  readonly standing: Standing;
}

interface NewAccount {
  readonly name: string;
  /** Without one the user comes through the platform only (customers 4.21). */
  readonly passwordHash?: string;
}

/** customers 9.5: creates or finds the account and binds it, association and all, in one transaction. */
@Injectable()
export class Bind {
  constructor(
    private readonly accounts: Accounts,
    private readonly logins: Logins,
    private readonly reports: Reports,
    private readonly enterprises: Enterprises,
    private readonly login: Login,
    private readonly acceptPassword: AcceptPassword,
  ) {}

  /** Name and password of a new account (customers 4.4 to 4.6, 4.21). */
  async prepare(wish: { account_name?: string | undefined; sealed_password?: string | undefined }): Promise<NewAccount | Refusal> {
    const name = wish.account_name ?? generatedName(newHexId());
    const refusal = wish.account_name === undefined ? undefined : refuseNewName(name, 'account_name');
    if (refusal) return refusal;
    if (wish.sealed_password === undefined) return { name };
    const passwordHash = await this.acceptPassword.execute(wish.sealed_password, name);
    return isRefusal(passwordHash) ? passwordHash : { name, passwordHash };
  }

  async execute(tx: Tx, browser: BrowserProof, account: NewAccount | ExistingAccount): Promise<{ customer_id: string } | Refusal> {
    const arrival = await this.logins.findArrival(browser, tx);
    const partner = arrival && (await this.accounts.find(arrival.partnerId, tx));
    if (!arrival || arrival.customerId !== undefined || partner?.type !== 'PARTNER') return refuse('CBC.0151');
    const { xaccountType, xaccountId } = arrival;
    if (await this.accounts.findBound(xaccountType, xaccountId, tx)) return refuse('CBC.99000039');
    const wish = { partner, binding: bindingOf(arrival, tx.now), newId: newHexId(), now: tx.now };
    const done = 'existing' in account ? await this.existing(tx, account, wish) : await this.create(tx, account, wish);
    if (!isRefusal(done)) await this.logins.removeArrival(tx, browser);
    return done;
  }

  private async create(tx: Tx, { name, passwordHash }: NewAccount, wish: BindWish): Promise<{ customer_id: string } | Refusal> {
    if (await this.accounts.findLogin(name, tx)) return refuse('CBC.99000038', { field: 'account_name' });
    const customer = newCustomer({ id: newHexId(), name, createdAt: tx.now, registeredVia: 'BIND' });
    const bound = decideBind(customer, wish);
    if (isRefusal(bound)) return bound;
    const events = [...firstEvents(customer), ...bound];
    await this.accounts.add(tx, { account: customer, events, ...(passwordHash !== undefined && { passwordHash }) });
    return { customer_id: customer.id };
  }

  /** The password may have been changed since it was found right: who knew the old one gets no lasting way in. */
  private async existing(
    tx: Tx,
    { existing: proven, standing }: ExistingAccount,
    wish: BindWish,
  ): Promise<{ customer_id: string } | Refusal> {
    if (!(await this.login.stillHolds(tx, proven))) return refuse('APIGW.0301');
    const { id } = proven.account;
    const decide = async (account: Account) => decideBind(account, wish, await this.backgroundOf(tx, account, standing));
    const change = await this.accounts.update(tx, 'ANY', id, decide);
    if (!change) return refuseUnknown('account_name');
    return isRefusal(change) ? change : { customer_id: id };
  }

  /** customers 5.13, 5.14 */
  private async backgroundOf(tx: Tx, account: Account, { debtFen, cashConsumption }: Standing): Promise<Background> {
    const accepted = await this.reports.accepted(tx, { phone: account.contact.phone, accountId: account.id });
    const isMaster = account.facts.enterpriseKind === 'MASTER';
    return {
      valid: accepted.filter((report) => isValid(report, tx.now)),
      debtFen,
      cashConsumption,
      hasNonCustodyMember: isMaster && (await this.enterprises.hasNonCustodyMember(account.id, tx)),
    };
  }
}

function bindingOf({ xaccountType, xaccountId, xuserId }: Arrival, boundAt: Date): Binding {
  return { xaccountType, xaccountId, ...(xuserId !== undefined && { xuserId }), boundAt, boundBy: 'WEB_UI' };
}

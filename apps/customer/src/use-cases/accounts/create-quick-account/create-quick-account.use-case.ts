import { Injectable } from '@nestjs/common';
import type { AnswerOf, customer as contracts } from '@pc/contracts';
import { isRefusal, newHexId, refuse, Sealer, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { furtherAccount } from '../../../domain/companies/further-account';
import { profileKnown } from '../../../domain/companies/join-network';
import { firstEvents } from '../../../domain/register';
import { refuseNewName } from '../../../domain/registration/registration-name';
import { Accounts } from '../../../ports/accounts';
import { Companies } from '../../../ports/companies';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { OperationLog } from '../../../ports/operation-log';
import { PhoneRegistrations } from '../../../ports/phone-registrations';
import { VerificationCodes } from '../../../ports/verification-codes';
import { auditView } from '../../../views/account.view';
import { AcceptPassword } from '../../accept-password/accept-password';
import { MainAccount } from '../../companies/main-account/main-account';
import { AcceptContact } from '../accept-contact/accept-contact';
import { Proofs } from '../proofs/proofs';

type Contract = typeof contracts.createQuickAccount;

/** What a wish comes to once its form is checked. */
interface Accepted {
  readonly phone: string;
  readonly passwordHash: string;
}

/** customers 10.4: a further partner account of a company, by the proof of its main account and with a phone not used before. */
@Injectable()
export class CreateQuickAccount {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly companies: Companies,
    private readonly phones: PhoneRegistrations,
    private readonly codes: VerificationCodes,
    private readonly mainAccount: MainAccount,
    private readonly proofs: Proofs,
    private readonly acceptContact: AcceptContact,
    private readonly acceptPassword: AcceptPassword,
    private readonly log: OperationLog,
    private readonly sealer: Sealer,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { account_name, sealed_phone, sealed_password } = request.payload;
    const badName = refuseNewName(account_name, 'account_name');
    if (badName) return badName;
    const phone = this.acceptContact.phone(sealed_phone);
    if (isRefusal(phone)) return phone;
    const passwordHash = await this.acceptPassword.execute(sealed_password, account_name, phone);
    if (isRefusal(passwordHash)) return passwordHash;
    return this.commands.once(
      request,
      async (tx) => (await this.refused(tx, request, phone)) ?? this.create(tx, request, { phone, passwordHash }),
    );
  }

  /** Duplicates before the code, so that none is used up by a hopeless request (customers 4.1). */
  private async refused(tx: Tx, { payload, context }: RequestOf<Contract>, phone: string): Promise<Refusal | undefined> {
    const main = await this.mainAccount.execute(tx, context.caller);
    if (isRefusal(main)) return main;
    const unproven = await this.proofs.refuse(tx, payload.sealed_proof, main.account.id, 'QUICK_ACCOUNT');
    if (unproven) return unproven;
    if (await this.accounts.findLogin(payload.account_name, tx)) return refuse('CBC.99000038', { field: 'account_name' });
    if ((await this.phones.countAlone(tx, phone)) > 0) return refuse('CBC.99000029', { field: 'mobile_phone' });
    return this.codes.check(tx, { receiver: phone, scene: 'QUICK_ACCOUNT', code: this.sealer.open(payload.sealed_code, 'code') });
  }

  private async create(tx: Tx, request: RequestOf<Contract>, { phone, passwordHash }: Accepted): Promise<AnswerOf<Contract> | Refusal> {
    const { payload, context } = request;
    const main = await this.mainAccount.execute(tx, context.caller);
    if (isRefusal(main)) return main;
    const { company } = main;
    const partner = furtherAccount(company, { id: newHexId(), name: payload.account_name, createdAt: tx.now, contact: { phone } });
    // A review at the same moment must see the new account: it tells every account of the company.
    await this.companies.save(tx, company);
    const account = await this.accounts.add(tx, {
      account: partner,
      events: [...firstEvents(partner), ...profileKnown(company)],
      passwordHash,
    });
    await this.proofs.use(tx, payload.sealed_proof);
    await this.log.write(tx, context, { object: { type: 'ACCOUNT', id: account.id }, after: auditView(account) });
    return { account_id: account.id };
  }
}

import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal, refuse, Sealer, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { newReceiver, type Receiver } from '../../../domain/accounts/new-contact';
import type { Contact } from '../../../domain/account';
import { isAccountItself } from '../../../domain/authority';
import { Accounts } from '../../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { EmailAddresses } from '../../../ports/email-addresses';
import { OperationLog } from '../../../ports/operation-log';
import { VerificationCodes } from '../../../ports/verification-codes';
import { AcceptContact } from '../accept-contact/accept-contact';
import { Proofs } from '../proofs/proofs';
import { TakePhone } from '../take-phone/take-phone';
import { TellChange } from '../tell-change/tell-change';

type Contract = typeof contracts.changeContact;

/** customers 10.5: a new phone or e-mail address, by a proof of identity and the code that was sent to the new contact. */
@Injectable()
export class ChangeContact {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly codes: VerificationCodes,
    private readonly proofs: Proofs,
    private readonly emails: EmailAddresses,
    private readonly acceptContact: AcceptContact,
    private readonly takePhone: TakePhone,
    private readonly tellChange: TellChange,
    private readonly log: OperationLog,
    private readonly sealer: Sealer,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    if (!isAccountItself(request.context.caller)) return refuse('CBC.0151');
    const contact = this.acceptContact.execute(request.payload);
    const wish = isRefusal(contact) ? contact : newReceiver(contact);
    if (isRefusal(wish)) return wish;
    return this.commands.once(request, async (tx) => (await this.refused(tx, request, wish)) ?? (await this.change(tx, request, wish)));
  }

  /** Whether the contact is in use is found out after its code was right: it is the business of who reads its messages. */
  private async refused(tx: Tx, { payload, context }: RequestOf<Contract>, wish: Receiver): Promise<Refusal | undefined> {
    const accountId = context.caller.account_id;
    const unproven = await this.proofs.refuse(tx, payload.sealed_proof, accountId, 'ACCOUNT');
    if (unproven) return unproven;
    const code = this.sealer.open(payload.sealed_code, 'code');
    const wrong = await this.codes.check(tx, { receiver: wish.receiver, scene: 'NEW_CONTACT', code });
    if (wrong) return wrong;
    if (wish.channel === 'SMS') return this.takePhone.execute(tx, wish.receiver);
    const holders = await this.emails.holdersAlone(tx, wish.receiver);
    return holders.some((id) => id !== accountId) ? refuse('CBC.99007004', { items: ['EMAIL_IN_USE'] }) : undefined;
  }

  private async change(tx: Tx, { payload, context }: RequestOf<Contract>, wish: Receiver): Promise<Record<string, never> | Refusal> {
    const id = context.caller.account_id;
    const part: Contact = wish.channel === 'SMS' ? { phone: wish.receiver } : { email: wish.receiver };
    const change = await this.accounts.amend(tx, 'ANY', id, (account) => ({ ...account, contact: { ...account.contact, ...part } }));
    if (!change) return refuse('CBC.0151');
    if (isRefusal(change)) return change;
    const changed = wish.channel === 'SMS' ? 'PHONE' : 'EMAIL';
    await this.proofs.use(tx, payload.sealed_proof);
    await this.tellChange.execute(tx, change.before.contact, changed, payload.language);
    await this.log.write(tx, context, { object: { type: 'ACCOUNT', id }, after: { changed } });
    return {};
  }
}

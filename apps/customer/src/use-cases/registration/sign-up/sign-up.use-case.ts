import { Inject, Injectable } from '@nestjs/common';
import type { customer as contracts, PayloadOf } from '@pc/contracts';
import { isRefusal, newHexId, refuse, Sealer, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Contact } from '../../../domain/account';
import { refusePhoneAtLimit } from '../../../domain/phone-limit';
import { firstEvents, newCustomer } from '../../../domain/register';
import { refuseForms } from '../../../domain/registration/registration';
import { generatedName } from '../../../domain/registration/registration-name';
import { Accounts } from '../../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { PhoneRegistrations } from '../../../ports/phone-registrations';
import { Secrets } from '../../../ports/secrets';
import { CUSTOMER_SETTINGS, type CustomerSettings } from '../../../ports/settings';
import { VerificationCodes } from '../../../ports/verification-codes';
import { AcceptContact } from '../../accounts/accept-contact/accept-contact';

type Contract = typeof contracts.signUp;
type Payload = PayloadOf<Contract>;

interface Applicant {
  readonly name: string;
  readonly contact: Contact & { readonly phone: string };
  readonly code: string;
  readonly passwordHash: string;
  readonly marketingClosed: boolean;
}

/**
 * Somebody opens an account by himself; it belongs to no partner (customers 3.2, 8.9, 10.2). Nobody vouches for him, so the code
 * comes first and is used up by every right try: only who holds the phone learns that it is at its limit, or that a name is taken.
 */
@Injectable()
export class SignUp {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly phones: PhoneRegistrations,
    private readonly codes: VerificationCodes,
    private readonly acceptContact: AcceptContact,
    private readonly secrets: Secrets,
    private readonly sealer: Sealer,
    @Inject(CUSTOMER_SETTINGS) private readonly settings: CustomerSettings,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const applicant = await this.read(request.payload);
    if (isRefusal(applicant)) return applicant;
    return this.commands.once(request, async (tx) => (await this.refuse(tx, applicant)) ?? this.open(tx, applicant));
  }

  private async read(payload: Payload): Promise<Applicant | Refusal> {
    const { domain_name, sealed_email, marketing_closed: marketingClosed } = payload;
    const [phone, password] = [this.sealer.open(payload.sealed_phone, 'contact'), this.sealer.open(payload.sealed_password, 'password')];
    const name = domain_name ?? generatedName(newHexId());
    if (phone === '') return refuse('CBC.5017', { field: 'mobile_phone' });
    const wrong = refuseForms({ name, nameIsGenerated: domain_name === undefined, phone, password });
    if (wrong) return wrong;
    const email = sealed_email === undefined ? undefined : this.acceptContact.email(sealed_email);
    if (isRefusal(email)) return email;
    const passwordHash = await this.secrets.hashPassword(password);
    const contact = { phone, ...(email !== undefined && { email }) };
    return { name, contact, code: this.sealer.open(payload.sealed_code, 'code'), passwordHash, marketingClosed };
  }

  private async refuse(tx: Tx, { name, contact: { phone }, code }: Applicant): Promise<Refusal | undefined> {
    const unproved = await this.codes.check(tx, { receiver: phone, scene: 'REGISTRATION', code });
    if (unproved) return unproved;
    const registered = await this.phones.countAlone(tx, phone);
    const atLimit = refusePhoneAtLimit(registered, this.settings.registrationsPerPhone, 'mobile_phone');
    if (atLimit) return atLimit;
    return (await this.accounts.findLogin(name, tx)) ? refuse('CBC.99000038', { field: 'domain_name' }) : undefined;
  }

  private async open(tx: Tx, { name, contact, passwordHash, marketingClosed }: Applicant) {
    const customer = newCustomer({ id: newHexId(), name, createdAt: tx.now, registeredVia: 'SELF', marketingClosed, contact });
    const { id } = await this.accounts.add(tx, { account: customer, events: firstEvents(customer), passwordHash });
    return { domain_id: id, domain_name: name };
  }
}

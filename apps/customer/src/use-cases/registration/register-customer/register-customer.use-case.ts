import { Injectable } from '@nestjs/common';
import type { customer as contracts, PayloadOf } from '@pc/contracts';
import { isRefusal, newHexId, refuse, Sealer, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Customer, Partner } from '../../../domain/account';
import type { AssociationTarget } from '../../../domain/association';
import { firstEvents, newCustomer } from '../../../domain/register';
import { decideOwner, kindOfNew, refuseForeignPlatform, refuseForms, type Registration } from '../../../domain/registration/registration';
import { generatedName } from '../../../domain/registration/registration-name';
import { Accounts } from '../../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { PendingAssociations } from '../../../ports/pending-associations';
import { Secrets } from '../../../ports/secrets';
import { AwaitAssociation } from '../complete-association/await-association';
import { CompleteAssociation } from '../complete-association/complete-association.use-case';
import { RefuseTaken } from '../refuse-taken/refuse-taken';

type Contract = typeof contracts.registerCustomer;
type Payload = PayloadOf<Contract>;

/** What the messages of one request amount to, opened once. */
interface Opened extends Registration {
  readonly code?: string;
  readonly forms: Refusal | undefined;
  readonly passwordHash?: string;
}

/** A partner registers a customer of its own or of its reseller (customers 4, 8.3); refusals in the order of customers 4.1. */
@Injectable()
export class RegisterCustomer {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly pendings: PendingAssociations,
    private readonly completeAssociation: CompleteAssociation,
    private readonly awaitAssociation: AwaitAssociation,
    private readonly refuseTaken: RefuseTaken,
    private readonly secrets: Secrets,
    private readonly sealer: Sealer,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    const opened = await this.open(payload);
    const reply = await this.commands.once(request, (tx) => this.register(tx, context.caller.account_id, payload, opened));
    if (isRefusal(reply) || !payload.include_association_result) return reply;
    const association = await this.awaitAssociation.execute(reply.body.domain_id, context.deadline);
    return { ...reply, body: { ...reply.body, association } };
  }

  private async register(tx: Tx, callerId: string, payload: Payload, opened: Opened) {
    const partner = await this.accounts.find(callerId, tx);
    if (partner?.type !== 'PARTNER') return refuse('CBC.0151');
    const target = await this.owner(tx, partner, payload.indirect_partner_id);
    if (isRefusal(target)) return target;
    const refusal =
      refuseForeignPlatform(partner, payload.xaccount_type) ?? opened.forms ?? (await this.taken(tx, callerId, payload, opened));
    if (refusal) return refusal;
    const customer = await this.add(tx, payload, opened);
    const owner = { partnerId: partner.id, ...(target.reseller && { indirectPartnerId: target.reseller.id }) };
    const type = kindOfNew(partner, payload.cooperation_type);
    await this.pendings.add(tx, { customerId: customer.id, ...owner, xaccountId: payload.xaccount_id, type, createdAt: tx.now });
    tx.onCommit(() => this.completeAssociation.begin(customer.id));
    return { domain_id: customer.id, domain_name: customer.name };
  }

  /** Passwords cost time to hash: before the transaction, and only where they can be of use. */
  private async open(payload: Payload): Promise<Opened> {
    const opened = (sealed: string | undefined, purpose: string) => (sealed === undefined ? undefined : this.sealer.open(sealed, purpose));
    const phone = opened(payload.sealed_phone, 'contact');
    const code = opened(payload.sealed_code, 'code');
    const password = opened(payload.sealed_password, 'password');
    const registration = {
      name: payload.domain_name ?? generatedName(newHexId()),
      nameIsGenerated: payload.domain_name === undefined,
      ...(phone !== undefined && { phone }),
      ...(password !== undefined && { password }),
    };
    const forms = refuseForms(registration);
    const passwordHash = forms || password === undefined ? undefined : await this.secrets.hashPassword(password);
    return { ...registration, forms, ...(code !== undefined && { code }), ...(passwordHash !== undefined && { passwordHash }) };
  }

  private async owner(tx: Tx, partner: Partner, resellerId: string | undefined): Promise<AssociationTarget | Refusal> {
    return decideOwner(partner, resellerId, resellerId === undefined ? undefined : await this.accounts.find(resellerId, tx));
  }

  /** customers 4.23: of this identity on the platform there is one; then what every registration is checked for. */
  private async taken(tx: Tx, callerId: string, payload: Payload, opened: Opened): Promise<Refusal | undefined> {
    const { xaccount_type, xaccount_id, indirect_partner_id } = payload;
    if (await this.accounts.findBound(xaccount_type, xaccount_id, tx)) return refuse('CBC.99000039', { field: 'xaccount_id' });
    const own = indirect_partner_id === undefined ? [callerId] : [callerId, indirect_partner_id];
    return this.refuseTaken.execute(tx, {
      name: opened.name,
      ...(opened.phone !== undefined && { phone: opened.phone }),
      ...(opened.code !== undefined && { code: opened.code }),
      own,
      fields: { name: 'domain_name', phone: 'mobile_phone' },
    });
  }

  private add(tx: Tx, payload: Payload, { name, phone, passwordHash }: Opened): Promise<Customer> {
    const { xaccount_type: xaccountType, xaccount_id: xaccountId, marketing_closed: marketingClosed } = payload;
    const customer = newCustomer({
      id: newHexId(),
      name,
      createdAt: tx.now,
      registeredVia: 'API',
      marketingClosed,
      contact: { ...(phone !== undefined && { phone }) },
    });
    const binding = { xaccountType, xaccountId, boundAt: tx.now, boundBy: 'CREATE' } as const;
    const events = [...firstEvents(customer), { type: 'binding-changed', binding, bound: true } as const];
    return this.accounts.add(tx, { account: customer, events, ...(passwordHash !== undefined && { passwordHash }) });
  }
}

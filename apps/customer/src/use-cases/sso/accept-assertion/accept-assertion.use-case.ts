import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, customer as contracts } from '@pc/contracts';
import { isRefusal, newSecret, refuse, Sealer, type Clock, type Refusal } from '@pc/kernel';
import { CLOCK, LOGGER, type Logger } from '@pc/platform';
import type { Tx } from '@pc/store';
import type { AccessConfiguration } from '../../../domain/sso/access-configuration';
import { ASSERTION_LIFE_MS, judgeAssertion, type PlatformUser } from '../../../domain/sso/assertion';
import { LOGIN_LIFE_MS, type LoginRequest } from '../../../domain/sso/login';
import { Accounts } from '../../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { AccessConfigurations } from '../../../ports/sso/access-configurations';
import { Logins } from '../../../ports/sso/logins';
import { Saml } from '../../../ports/sso/saml';

type Contract = typeof contracts.acceptAssertion;

/** An answer that is good, and the login to which it belongs. */
interface Proof {
  readonly login: LoginRequest;
  readonly configuration: AccessConfiguration;
  readonly assertionId: string;
  readonly user: PlatformUser;
}

/** Twice its life: the clocks of two sides differ. */
const REMEMBERED_MS = 2 * ASSERTION_LIFE_MS;

/**
 * customers 9.4, 9.5, 9.9: takes the answer of a partner's identity provider. It counts once, and only as the answer to the
 * question that we asked with this RelayState. Whatever is wrong with it is the same 403; the cause stands in the log.
 * Nobody is let in here: the form comes from another site and without the ticket of the browser. What the posting browser gets is an
 * arrival, which lets in together with the ticket only.
 */
@Injectable()
export class AcceptAssertion {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly configurations: AccessConfigurations,
    private readonly logins: Logins,
    private readonly saml: Saml,
    private readonly sealer: Sealer,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const proof = await this.prove(request);
    return isRefusal(proof) ? proof : this.commands.once(request, (tx) => this.decide(tx, proof));
  }

  private async prove({ payload, context }: RequestOf<Contract>): Promise<Proof | Refusal> {
    const login = await this.logins.findRequest(this.sealer.blindIndex(payload.relay_state, 'relay-state'));
    const configuration = login && (await this.configurations.find(login.partnerId));
    if (!login || !configuration) return this.reject(context.requestId, 'no login was begun with this RelayState');
    const read = await this.saml.read(configuration.idp, this.sealer.open(payload.sealed_response, 'saml'));
    if (read.type === 'unsound') return this.reject(context.requestId, read.cause);
    const asked = { requestId: login.requestId, entityId: configuration.idp.entityId, acsUrl: this.saml.acsUrl };
    const verdict = judgeAssertion(read.assertion, asked, this.clock.now());
    if (verdict.type === 'rejected') return this.reject(context.requestId, verdict.cause);
    return { login, configuration, assertionId: read.assertion.id, user: verdict.user };
  }

  private async decide(tx: Tx, { login, configuration, assertionId, user }: Proof): Promise<AnswerOf<Contract> | Refusal> {
    const until = new Date(tx.now.getTime() + REMEMBERED_MS);
    if (!(await this.logins.takeRequest(tx, login.relayHash))) return refuse('CBC.0151');
    if (!(await this.logins.useAssertion(tx, configuration.idp.entityId, assertionId, until))) return refuse('CBC.0151');
    const { xaccountType } = configuration;
    const customer = await this.accounts.findBound(xaccountType, user.xaccountId, tx);
    if (!customer && !login.firstLogin) return refuse('CBC.0101', { field: 'isFirstLogin', reason: 'bind_first' });
    const { ticketHash, partnerId, service } = login;
    const expiresAt = new Date(tx.now.getTime() + LOGIN_LIFE_MS);
    const arrival = newSecret();
    const arrived = {
      arrivalHash: this.sealer.blindIndex(arrival, 'ticket'),
      ticketHash,
      partnerId,
      xaccountType,
      ...user,
      service,
      expiresAt,
    };
    await this.logins.addArrival(tx, { ...arrived, ...(customer && { customerId: customer.id }) });
    return { bound: customer !== undefined, sealed_arrival: this.sealer.seal(arrival, 'ticket') };
  }

  private reject(requestId: string, cause: string): Refusal {
    this.logger.info({ requestId, cause }, 'An answer of an identity provider was refused');
    return refuse('CBC.0151');
  }
}

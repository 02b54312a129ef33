import { Inject, Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts } from '@pc/contracts';
import { newSecret, refuse, Sealer } from '@pc/kernel';
import { UnitOfWork } from '@pc/store';
import { LOGIN_LIFE_MS } from '../../../domain/sso/login';
import { readServiceAddress } from '../../../domain/sso/web-address';
import { isLetIn } from '../../../domain/token';
import { Accounts } from '../../../ports/accounts';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { AccessConfigurations } from '../../../ports/sso/access-configurations';
import { Logins } from '../../../ports/sso/logins';
import { Saml } from '../../../ports/sso/saml';
import { SSO_SETTINGS, type SsoSettings } from '../../../ports/sso/settings';

type Contract = typeof contracts.beginLogin;

/** customers 9.2, 9.3, 9.9: puts our question to the partner's identity provider. Nothing to repeat here: each begin is a login of its own. */
@Injectable()
export class BeginLogin {
  constructor(
    private readonly work: UnitOfWork,
    private readonly accounts: Accounts,
    private readonly configurations: AccessConfigurations,
    private readonly logins: Logins,
    private readonly saml: Saml,
    private readonly sealer: Sealer,
    @Inject(SSO_SETTINGS) private readonly settings: SsoSettings,
  ) {}

  async execute({ payload }: RequestOf<Contract>): ReplyOf<Contract> {
    const configuration = await this.configurations.findByPlatform(payload.xaccount_type);
    const partner = configuration && (await this.accounts.find(configuration.partnerId));
    if (!partner || !isLetIn(partner)) return refuse('APIGW.0101', { field: 'xAccountType', reason: 'unknown' });
    const service = readServiceAddress(payload.service, [...configuration.serviceHosts, ...this.settings.serviceHosts]);
    if (service === undefined) return refuse('CBC.0100', { field: 'service', reason: 'host_not_allowed' });
    const relayState = newSecret();
    const ticket = payload.ticket_hash === undefined ? newSecret() : undefined;
    const ticketHash = payload.ticket_hash ?? this.sealer.blindIndex(ticket!, 'ticket');
    const { requestId, url } = await this.saml.ask(configuration.idp, relayState);
    await this.work.run((tx) =>
      this.logins.addRequest(tx, {
        relayHash: this.sealer.blindIndex(relayState, 'relay-state'),
        requestId,
        partnerId: partner.id,
        firstLogin: payload.first_login,
        service,
        ticketHash,
        expiresAt: new Date(tx.now.getTime() + LOGIN_LIFE_MS),
      }),
    );
    return answer({ redirect_url: url, ...(ticket && { sealed_ticket: this.sealer.seal(ticket, 'ticket') }) });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, customer as contracts, PayloadOf } from '@pc/contracts';
import { isRefusal, jsonDigest, newHexId, refuse, Sealer, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { refuseUnlessMainAccount } from '../../../domain/authority';
import { decideConfiguration, type AccessConfiguration, type ConfigurationWish } from '../../../domain/sso/access-configuration';
import { refuseUnknown } from '../../../domain/unknown';
import { Accounts } from '../../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { AccessConfigurations } from '../../../ports/sso/access-configurations';
import { Buckets } from '../../../ports/sso/buckets';
import { Saml } from '../../../ports/sso/saml';
import { SSO_SETTINGS, type SsoSettings } from '../../../ports/sso/settings';
import { accessConfigurationView } from '../../../views/access-configuration.view';

type Contract = typeof contracts.setAccessConfiguration;

/** customers 9.8: sets up the partner's platform; the first success issues its identifier, which never changes. */
@Injectable()
export class SetAccessConfiguration {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly configurations: AccessConfigurations,
    private readonly buckets: Buckets,
    private readonly saml: Saml,
    private readonly sealer: Sealer,
    @Inject(SSO_SETTINGS) private readonly settings: SsoSettings,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    const partnerId = context.caller.account_id;
    const wish = refuseUnlessMainAccount(context.caller) ?? this.wishOf(payload);
    if (isRefusal(wish)) return wish;
    const refusal = await this.refuseBucket(request, wish);
    if (refusal) return refusal;
    return this.commands.once(request, (tx) => this.set(tx, partnerId, wish));
  }

  private wishOf({ idp_metadata, notification_url, sealed_contact, attachment_upload, bucket, service_hosts }: PayloadOf<Contract>) {
    const idp = idp_metadata === undefined ? undefined : this.saml.readProvider(idp_metadata);
    if (isRefusal(idp)) return idp;
    return {
      ...(idp_metadata !== undefined && { idpMetadata: idp_metadata }),
      ...(idp && { idp }),
      ...(notification_url !== undefined && { notificationUrl: notification_url }),
      ...(sealed_contact !== undefined && { contact: this.sealer.open(sealed_contact, 'contact') }),
      ...(attachment_upload !== undefined && { attachmentUpload: attachment_upload }),
      ...(bucket !== undefined && { bucket }),
      ...(service_hosts !== undefined && { serviceHosts: service_hosts }),
    } satisfies ConfigurationWish;
  }

  /** Certification is asked only where all else is well, and only about a bucket. */
  private async refuseBucket({ context }: RequestOf<Contract>, wish: ConfigurationWish): Promise<Refusal | undefined> {
    const partnerId = context.caller.account_id;
    const decided = this.decide(partnerId, await this.configurations.find(partnerId), wish, 'unknown yet');
    if (isRefusal(decided)) return decided;
    return wish.bucket ? this.buckets.check(partnerId, wish.bucket, context) : undefined;
  }

  private async set(tx: Tx, partnerId: string, wish: ConfigurationWish): Promise<AnswerOf<Contract> | Refusal> {
    const current = await this.configurations.find(partnerId, tx);
    const partner = await this.accounts.find(partnerId, tx);
    if (partner?.type !== 'PARTNER') return refuseUnknown('partner_id');
    const decided = this.decide(partnerId, current, wish, partner.xaccountType ?? newPlatform());
    if (isRefusal(decided)) return decided;
    if (decided.bucket !== undefined && (await this.configurations.isBucketTaken(decided.bucket, partnerId, tx)))
      return refuse('CBC.99005030', { field: 'bucket' });
    if (jsonDigest(decided) !== jsonDigest(current ?? {})) await this.save(tx, decided);
    return accessConfigurationView(partnerId, decided, this.saml, this.sealer);
  }

  private async save(tx: Tx, configuration: AccessConfiguration): Promise<void> {
    const { partnerId, xaccountType, attachmentUpload, bucket } = configuration;
    await this.configurations.save(tx, configuration);
    const told = { xaccountType, attachmentUpload, ...(bucket !== undefined && { bucket }) };
    await this.accounts.update(tx, 'PARTNER', partnerId, () => [{ type: 'access-configuration-changed', ...told }]);
  }

  private decide(partnerId: string, current: AccessConfiguration | undefined, wish: ConfigurationWish, xaccountType: string) {
    return decideConfiguration(current, wish, { partnerId, xaccountType, loopbackAllowed: this.settings.privateAddresses });
  }
}

/** Nothing of the partner is in it: it stands in links that everybody sees. */
function newPlatform(): string {
  return `XA${newHexId().slice(0, 18).toUpperCase()}`;
}

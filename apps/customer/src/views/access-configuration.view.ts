import type { AnswerOf, customer as contracts } from '@pc/contracts';
import type { Sealer } from '@pc/kernel';
import type { AccessConfiguration } from '../domain/sso/access-configuration';
import type { Saml } from '../ports/sso/saml';

type View = AnswerOf<typeof contracts.getAccessConfiguration>;

/** A partner's configuration as the partner itself sees it; `configuration` is absent before its first `set`. */
export function accessConfigurationView(
  partnerId: string,
  configuration: AccessConfiguration | undefined,
  saml: Pick<Saml, 'metadataUrl'>,
  sealer: Sealer,
): View {
  const ours = { partner_id: partnerId, sp_metadata_url: saml.metadataUrl, login_url: saml.metadataUrl.replace(/metadata$/, 'login') };
  if (!configuration) return ours;
  const { contact, bucket } = configuration;
  return {
    ...ours,
    xaccount_type: configuration.xaccountType,
    idp_metadata: configuration.idpMetadata,
    idp_entity_id: configuration.idp.entityId,
    idp_sso_url: configuration.idp.ssoUrl,
    notification_url: configuration.notificationUrl,
    ...(contact !== undefined && { sealed_contact: sealer.seal(contact, 'contact') }),
    attachment_upload: configuration.attachmentUpload,
    ...(bucket !== undefined && { bucket }),
    service_hosts: [...configuration.serviceHosts],
  };
}

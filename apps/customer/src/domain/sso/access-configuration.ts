import { refuse, type Refusal } from '@pc/kernel';
import { isHostEntry, isSecureAddress } from './web-address';

/** What is taken from the metadata of a partner's identity provider (customers 9.3). */
export interface IdentityProvider {
  readonly entityId: string;
  /** Its SingleSignOnService for HTTP-Redirect. */
  readonly ssoUrl: string;
  /** PEM; what one of them signed is the provider's word. */
  readonly certificates: readonly string[];
}

/** How a partner's platform and the vendor's site find and trust each other (customers 9.1). */
export interface AccessConfiguration {
  readonly partnerId: string;
  readonly xaccountType: string;
  readonly idpMetadata: string;
  readonly idp: IdentityProvider;
  readonly notificationUrl: string;
  readonly contact?: string;
  readonly attachmentUpload: boolean;
  readonly bucket?: string;
  /** Hosts beside the vendor's own to which a login may lead (customers 9.9). */
  readonly serviceHosts: readonly string[];
}

/** What is absent stays as it is; an empty bucket is none. */
export interface ConfigurationWish {
  readonly idpMetadata?: string;
  readonly idp?: IdentityProvider;
  readonly notificationUrl?: string;
  readonly contact?: string;
  readonly attachmentUpload?: boolean;
  readonly bucket?: string;
  readonly serviceHosts?: readonly string[];
}

interface Circumstances {
  readonly partnerId: string;
  /** The partner's platform identifier; given once, it never changes (customers 9.8). */
  readonly xaccountType: string;
  /** Plain http to this machine is for development. */
  readonly loopbackAllowed: boolean;
}

const BUCKET = /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;

/** customers 9.8, and of certification RN-24 what the configuration itself tells: no other bucket while the switch is on. */
export function decideConfiguration(
  current: AccessConfiguration | undefined,
  wish: ConfigurationWish,
  { partnerId, xaccountType, loopbackAllowed }: Circumstances,
): AccessConfiguration | Refusal {
  const { idpMetadata, idp, notificationUrl, contact, bucket: former, ...kept } = { ...current, ...given(wish) };
  if (!idp || idpMetadata === undefined) return refuse('CBC.0100', { field: 'idp_metadata', reason: 'required' });
  if (notificationUrl === undefined) return refuse('CBC.0100', { field: 'notification_url', reason: 'required' });
  const bucket = former === '' ? undefined : former;
  const refusal = refuseAddress(notificationUrl, loopbackAllowed) ?? refuseHosts(wish.serviceHosts ?? []) ?? refuseBucket(current, bucket);
  if (refusal) return refusal;
  return {
    partnerId,
    xaccountType,
    idpMetadata,
    idp,
    notificationUrl,
    ...(contact !== undefined && { contact }),
    attachmentUpload: kept.attachmentUpload ?? false,
    ...(bucket !== undefined && { bucket }),
    serviceHosts: kept.serviceHosts ?? [],
  };
}

function given(wish: ConfigurationWish): ConfigurationWish {
  return Object.fromEntries(Object.entries(wish).filter(([, value]) => value !== undefined));
}

function refuseAddress(url: string, loopbackAllowed: boolean): Refusal | undefined {
  return isSecureAddress(url, loopbackAllowed) ? undefined : refuse('CBC.0100', { field: 'notification_url', reason: 'https_url' });
}

function refuseHosts(hosts: readonly string[]): Refusal | undefined {
  const wrong = hosts.findIndex((host) => !isHostEntry(host));
  return wrong < 0 ? undefined : refuse('CBC.0100', { field: `service_hosts[${wrong}]`, reason: 'format' });
}

function refuseBucket(current: AccessConfiguration | undefined, bucket: string | undefined): Refusal | undefined {
  if (bucket !== undefined && !BUCKET.test(bucket)) return refuse('CBC.0100', { field: 'bucket', reason: 'format' });
  const moved = current?.bucket !== undefined && current.bucket !== bucket;
  return moved && current.attachmentUpload ? refuse('CBC.99007004', { items: ['SWITCH_OFF_FIRST'] }) : undefined;
}

import { X509Certificate } from 'node:crypto';
import { refuse, type Refusal } from '@pc/kernel';
import type { IdentityProvider } from '../../domain/sso/access-configuration';
import { isSecureAddress } from '../../domain/sso/web-address';
import { attributeOf, childrenOf, descendantsOf, NS, parseXml, textOf } from './xml';

const MAX_BYTES = 2 * 1024 * 1024;
const LEAST_KEY_BITS = 2048;
const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';

/** customers 9.1, 9.8: entity id, SingleSignOnService and certificate, out of at most 2 MB of XML. */
export function readProviderMetadata(metadata: string, loopbackAllowed: boolean): IdentityProvider | Refusal {
  if (Buffer.byteLength(metadata) > MAX_BYTES) return refused('too_large', { max: MAX_BYTES });
  const root = parseXml(metadata);
  if (!root) return refused('not_xml');
  const [descriptor, ...others] = childrenOf(root, NS.metadata, 'IDPSSODescriptor');
  const entityId = attributeOf(root, 'entityID');
  if (root.localName !== 'EntityDescriptor' || !descriptor || others.length > 0 || !entityId) return refused('no_identity_provider');
  const ssoUrl = redirectLocation(descriptor, loopbackAllowed);
  if (ssoUrl === undefined) return refused('no_sso_location');
  const certificates = signingCertificates(descriptor);
  return certificates.length > 0 ? { entityId, ssoUrl, certificates } : refused('no_certificate');
}

function redirectLocation(descriptor: Element, loopbackAllowed: boolean): string | undefined {
  return childrenOf(descriptor, NS.metadata, 'SingleSignOnService')
    .filter((service) => attributeOf(service, 'Binding') === REDIRECT)
    .map((service) => attributeOf(service, 'Location') ?? '')
    .find((location) => isSecureAddress(location, loopbackAllowed));
}

/** A key without a use is for everything. */
function signingCertificates(descriptor: Element): string[] {
  return childrenOf(descriptor, NS.metadata, 'KeyDescriptor')
    .filter((key) => (attributeOf(key, 'use') ?? 'signing') === 'signing')
    .flatMap((key) => descendantsOf(key, NS.signature, 'X509Certificate'))
    .map((element) => readCertificate(textOf(element) ?? ''))
    .filter((certificate) => certificate !== undefined);
}

function readCertificate(base64: string): string | undefined {
  try {
    const certificate = new X509Certificate(Buffer.from(base64, 'base64'));
    const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
    return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= LEAST_KEY_BITS ? certificate.toString() : undefined;
  } catch {
    return undefined;
  }
}

function refused(reason: string, params?: Readonly<Record<string, number>>): Refusal {
  return refuse('CBC.0100', { field: 'idp_metadata', reason, ...(params && { params }) });
}

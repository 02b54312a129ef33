import { createSign } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { generateServiceProviderMetadata, SAML, ValidateInResponseTo } from '@node-saml/node-saml';
import { newHexId, type Refusal } from '@pc/kernel';
import type { IdentityProvider } from '../../domain/sso/access-configuration';
import { Saml, type SamlAnswer } from '../../ports/sso/saml';
import { SSO_SETTINGS, type SsoSettings } from '../../ports/sso/settings';
import { readProviderMetadata } from './provider-metadata';
import { readSignedAssertion } from './signed-assertion';
import { attributeOf, childrenOf, descendantsOf, NS, parseXml } from './xml';

const SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success';
/** SHA-1 can be forged. */
const SOUND_ALGORITHM = /(?:#|-)sha(?:256|384|512)$/;

/**
 * SAML 2.0 by the library @node-saml/node-saml: it makes the questions and finds out what of an answer is signed. Times and the
 * place of an answer are judged by the domain, on what the signature covers.
 */
@Injectable()
export class NodeSaml extends Saml {
  override readonly metadataUrl: string;
  override readonly acsUrl: string;

  constructor(@Inject(SSO_SETTINGS) private readonly settings: SsoSettings) {
    super();
    this.metadataUrl = `${settings.publicUrl}/authui/saml/metadata`;
    this.acsUrl = `${settings.publicUrl}/authui/saml/acs`;
  }

  override metadata(): string {
    const { privateKey, certificate } = this.settings;
    const names = { issuer: this.metadataUrl, callbackUrl: this.acsUrl, identifierFormat: null };
    return generateServiceProviderMetadata({ ...names, privateKey, publicCerts: certificate, signatureAlgorithm: 'sha256' });
  }

  override readProvider(metadata: string): IdentityProvider | Refusal {
    return readProviderMetadata(metadata, this.settings.privateAddresses);
  }

  override async ask(provider: IdentityProvider, relayState: string): Promise<{ requestId: string; url: string }> {
    const requestId = `_${newHexId()}`;
    return { requestId, url: await this.library(provider, requestId).getAuthorizeUrlAsync(relayState, undefined, {}) };
  }

  override async read(provider: IdentityProvider, response: string): Promise<SamlAnswer> {
    const xml = Buffer.from(response, 'base64').toString('utf8');
    const root = parseXml(xml);
    if (!root) return unsound('no sound XML');
    const fault = faultOf(root);
    if (fault !== undefined) return unsound(fault);
    try {
      const { profile } = await this.library(provider).validatePostResponseAsync({ SAMLResponse: response });
      const assertion = parseXml(profile?.getAssertionXml?.() ?? '');
      return assertion ? { type: 'signed', assertion: readSignedAssertion(assertion, root) } : unsound('no assertion');
    } catch (error) {
      // The library says by exceptions what an answer lacks; whatever it is, the answer is not the provider's word.
      return unsound((error as Error).message);
    }
  }

  override sign(text: string): string {
    return createSign('RSA-SHA256').update(text).sign(this.settings.privateKey, 'base64');
  }

  private library({ ssoUrl, certificates }: IdentityProvider, requestId = ''): SAML {
    return new SAML({
      issuer: this.metadataUrl,
      audience: this.metadataUrl,
      callbackUrl: this.acsUrl,
      entryPoint: ssoUrl,
      idpCert: [...certificates],
      privateKey: this.settings.privateKey,
      signatureAlgorithm: 'sha256',
      generateUniqueId: () => requestId,
      identifierFormat: null,
      disableRequestedAuthnContext: true,
      // Either signature will do: without the one of the answer, the one of the assertion is demanded.
      wantAuthnResponseSigned: false,
      wantAssertionsSigned: false,
      validateInResponseTo: ValidateInResponseTo.never,
      acceptedClockSkewMs: -1,
    });
  }
}

function faultOf(root: Element): string | undefined {
  if (root.localName !== 'Response' || root.namespaceURI !== NS.protocol) return 'no SAML response';
  const status = childrenOf(childrenOf(root, NS.protocol, 'Status')[0], NS.protocol, 'StatusCode')[0];
  if (attributeOf(status, 'Value') !== SUCCESS) return 'the provider reports no success';
  const methods = ['SignatureMethod', 'DigestMethod'].flatMap((name) => descendantsOf(root, NS.signature, name));
  return methods.every((method) => SOUND_ALGORITHM.test(attributeOf(method, 'Algorithm') ?? '')) ? undefined : 'a weak algorithm';
}

function unsound(cause: string): SamlAnswer {
  return { type: 'unsound', cause };
}

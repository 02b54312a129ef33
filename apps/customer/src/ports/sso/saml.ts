import type { Refusal } from '@pc/kernel';
import type { IdentityProvider } from '../../domain/sso/access-configuration';
import type { SignedAssertion } from '../../domain/sso/assertion';

/** What an answer of an identity provider came to: its signed word, or why there is none. */
export type SamlAnswer =
  { readonly type: 'signed'; readonly assertion: SignedAssertion } | { readonly type: 'unsound'; readonly cause: string };

/** SAML 2.0 with our name, our addresses and our key. */
export abstract class Saml {
  /** Where identity providers post their answers. */
  abstract readonly acsUrl: string;
  abstract readonly metadataUrl: string;
  /** Our side of the trust: name, address and certificate (customers 9.6). */
  abstract metadata(): string;
  /** Refuses what does not describe one identity provider that we can use (customers 9.8). */
  abstract readProvider(metadata: string): IdentityProvider | Refusal;
  /** The signed question, as the address to which the browser goes (customers 9.3). */
  abstract ask(provider: IdentityProvider, relayState: string): Promise<{ requestId: string; url: string }>;
  /** Only what the provider's certificate signed, and for our audience, counts (customers 9.5). `response` as posted: base64. */
  abstract read(provider: IdentityProvider, response: string): Promise<SamlAnswer>;
  /** RSA-SHA256 with the key of our metadata, in base64 (customers 9.6). */
  abstract sign(text: string): string;
}

export const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';

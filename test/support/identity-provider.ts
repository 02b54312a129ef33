import { newHexId } from '@pc/kernel';
import { selfSigned } from '@pc/testing';
import * as samlify from 'samlify';

// The answers that the tests need are made here; samlify wants to be told that nobody checks schemas.
samlify.setSchemaValidator({ validate: () => Promise.resolve('not checked') });

const REDIRECT = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect';
const RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256';

/** What a test changes in an answer; all else is as it should be. Times in milliseconds from now. */
export interface AnswerChanges {
  readonly audience?: string;
  readonly recipient?: string;
  readonly destination?: string;
  readonly inResponseTo?: string;
  readonly issuer?: string;
  readonly issued?: number;
  readonly notBefore?: number;
  readonly notOnOrAfter?: number;
  readonly status?: string;
  readonly assertionId?: string;
  readonly attributes?: Readonly<Record<string, string | readonly string[]>>;
  /** Of the XML before it is signed. */
  readonly edit?: (xml: string) => string;
  /** What is signed; the assertion unless told. */
  readonly signs?: 'assertion' | 'response' | 'both';
  readonly signedWith?: { cert: string; key: string };
}

/** The question that came with the browser, as the provider reads it. */
export interface Question {
  readonly requestId: string;
  readonly relayState: string;
  readonly acsUrl: string;
}

/** A partner's identity provider, played by another SAML library than ours. */
export class IdentityProvider {
  readonly entityId = `https://idp.example.com/${newHexId()}`;
  readonly ssoUrl = 'https://idp.example.com/sso?tenant=7';
  readonly pair = selfSigned();

  constructor(
    /** Our metadata, as the partner got them. */
    private readonly serviceProviderMetadata: string,
    private readonly now: () => Date = () => new Date(),
  ) {}

  get metadata(): string {
    return this.entity(this.pair).getMetadata();
  }

  /** Reads the question out of the address to which the browser was sent; throws when our signature is not good. */
  async read(address: string): Promise<Question> {
    const url = new URL(address);
    const { SAMLRequest, RelayState, SigAlg, Signature } = Object.fromEntries(url.searchParams);
    const octetString = ['SAMLRequest', 'RelayState', 'SigAlg']
      .map((name) => `${name}=${encodeURIComponent(url.searchParams.get(name)!)}`)
      .join('&');
    const { extract } = await this.entity(this.pair).parseLoginRequest(this.serviceProvider('assertion'), 'redirect', {
      query: { SAMLRequest, RelayState, SigAlg, Signature },
      octetString,
    });
    const { request } = extract as { request: { id: string; assertionConsumerServiceUrl: string } };
    return { requestId: request.id, relayState: RelayState!, acsUrl: request.assertionConsumerServiceUrl };
  }

  /** The answer for a user, base64 as it is posted. */
  async answer(question: Question, xaccountId: string, changes: AnswerChanges = {}): Promise<string> {
    const { signs = 'assertion', signedWith = this.pair, edit = (xml) => xml } = changes;
    const [idp, sp] = [this.entity(signedWith), this.serviceProvider(signs)];
    const attributes = { xAccountId: xaccountId, xUserId: `user-of-${xaccountId}`, ...changes.attributes };
    const fill = (template: string) => ({
      id: changes.assertionId ?? '',
      context: edit(
        samlify.SamlLib.replaceTagsByValue(template.replace('{AttributeStatement}', statement(attributes)), this.values(question, changes)),
      ),
    });
    const { context } = await idp.createLoginResponse(sp, { extract: {} }, 'post', {}, fill);
    return context;
  }

  private values(question: Question, changes: AnswerChanges): Record<string, string> {
    const at = (ms: number) => new Date(this.now().getTime() + ms).toISOString();
    const { issued = 0, notBefore = -1_000, notOnOrAfter = 240_000 } = changes;
    return {
      ID: `_${newHexId()}`,
      AssertionID: changes.assertionId ?? `_${newHexId()}`,
      Issuer: changes.issuer ?? this.entityId,
      IssueInstant: at(issued),
      Destination: changes.destination ?? question.acsUrl,
      SubjectRecipient: changes.recipient ?? question.acsUrl,
      InResponseTo: changes.inResponseTo ?? question.requestId,
      Audience: changes.audience ?? this.serviceProvider('assertion').entityMeta.getEntityID(),
      StatusCode: changes.status ?? 'urn:oasis:names:tc:SAML:2.0:status:Success',
      ConditionsNotBefore: at(notBefore),
      ConditionsNotOnOrAfter: at(notOnOrAfter),
      SubjectConfirmationDataNotOnOrAfter: at(notOnOrAfter),
      NameIDFormat: 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
      NameID: 'user@example.com',
      AuthnStatement: '',
    };
  }

  private entity({ cert, key }: { cert: string; key: string }) {
    return samlify.IdentityProvider({
      entityID: this.entityId,
      privateKey: key,
      signingCert: cert,
      requestSignatureAlgorithm: RSA_SHA256,
      wantAuthnRequestsSigned: true,
      singleSignOnService: [{ Binding: REDIRECT, Location: this.ssoUrl }],
      singleLogoutService: [{ Binding: REDIRECT, Location: `${this.ssoUrl}&logout` }],
    });
  }

  private serviceProvider(signs: 'assertion' | 'response' | 'both') {
    const metadata = this.serviceProviderMetadata.replace(/ WantAssertionsSigned="\w+"/, '');
    const wanted = signs === 'response' ? 'false' : 'true';
    return samlify.ServiceProvider({
      metadata: metadata.replace('<SPSSODescriptor ', `<SPSSODescriptor WantAssertionsSigned="${wanted}" `),
      wantMessageSigned: signs !== 'assertion',
    });
  }
}

function statement(attributes: Readonly<Record<string, string | readonly string[]>>): string {
  const values = (value: string | readonly string[]) =>
    [value]
      .flat()
      .map((one) => `<saml:AttributeValue xsi:type="xs:string">${one}</saml:AttributeValue>`)
      .join('');
  const entries = Object.entries(attributes).map(([name, value]) => `<saml:Attribute Name="${name}">${values(value)}</saml:Attribute>`);
  return `<saml:AttributeStatement>${entries.join('')}</saml:AttributeStatement>`;
}

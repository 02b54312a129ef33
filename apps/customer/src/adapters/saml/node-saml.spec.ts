import { X509Certificate } from 'node:crypto';
import { createVerify } from 'node:crypto';
import { selfSigned } from '@pc/testing';
import { isRefusal } from '@pc/kernel';
import { type AnswerChanges, IdentityProvider, type Question } from '../../../../../test/support/identity-provider';
import { ssoSettings } from '../../../../../test/support/sso-settings';
import type { IdentityProvider as Provider } from '../../domain/sso/access-configuration';
import { judgeAssertion } from '../../domain/sso/assertion';
import { NodeSaml } from './node-saml';

const saml = new NodeSaml(ssoSettings());
const NOW = new Date('2026-01-15T08:00:00Z');
const idp = new IdentityProvider(saml.metadata(), () => NOW);
const provider = saml.readProvider(idp.metadata) as Provider;
const RELAY = 'relay-state-of-this-login';

/** customers 9.3 to 9.5, with another SAML library in the role of the partner's platform. */
describe('SAML', () => {
  let question: Question;
  let requestId: string;
  beforeAll(async () => {
    const asked = await saml.ask(provider, RELAY);
    requestId = asked.requestId;
    question = await idp.read(asked.url);
  });

  const verdictOf = async (response: string, from: Provider = provider) => {
    const read = await saml.read(from, response);
    if (read.type === 'unsound') return `unsound: ${read.cause}`;
    const verdict = judgeAssertion(read.assertion, { requestId, entityId: from.entityId, acsUrl: saml.acsUrl }, NOW);
    return verdict.type === 'accepted' ? verdict.user : `rejected: ${verdict.cause}`;
  };
  const after = async (changes: AnswerChanges) => verdictOf(await idp.answer(question, 'user-1', changes));
  const USER = { xaccountId: 'user-1', xuserId: 'user-of-user-1' };

  it('customers 9.3 the question goes deflated to the SingleSignOnService, signed over request, RelayState and algorithm', async () => {
    const { url } = await saml.ask(provider, RELAY);
    const parameters = new URL(url).searchParams;
    expect(url).toMatch(/^https:\/\/idp\.example\.com\/sso\?tenant=7&SAMLRequest=/);
    expect(parameters.get('SigAlg')).toBe('http://www.w3.org/2001/04/xmldsig-more#rsa-sha256');
    expect(question).toEqual({ requestId, relayState: RELAY, acsUrl: 'https://vendor.example.com/authui/saml/acs' });
    // The other library refuses a question that was touched.
    await expect(idp.read(url.replace('relay-state', 'other-state'))).rejects.toBeDefined();
  });

  it('customers 9.5 customers 9.6 our metadata name address and certificate, with which our signatures are good', () => {
    const metadata = saml.metadata();
    expect(metadata).toContain('Location="https://vendor.example.com/authui/saml/acs"');
    const certificate = /X509Certificate>([^<]+)</.exec(metadata)![1]!;
    const { publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'));
    const verify = (text: string) => createVerify('RSA-SHA256').update(text).verify(publicKey, saml.sign('bindRequest'), 'base64');
    expect([verify('bindRequest'), verify('bindRequest!')]).toEqual([true, false]);
  });

  it.each(['assertion', 'response', 'both'] as const)('customers 9.4 what the provider signed is its word: %s', async (signs) => {
    expect(await after({ signs })).toEqual(USER);
  });

  it('customers 9.5 a signature by anybody else, or of nothing, is none', async () => {
    expect(await after({ signedWith: selfSigned() })).toMatch(/^unsound: Invalid signature/);
    const unsigned = (xml: string) => xml.replace(/<ds:Signature[^]*?<\/ds:Signature>/g, '');
    expect(await verdictOf(edited(await idp.answer(question, 'user-1'), unsigned))).toMatch(/^unsound: Invalid signature/);
    expect(await verdictOf(edited(await idp.answer(question, 'user-1'), (xml) => xml.replace('>user-1<', '>user-2<')))).toMatch(/^unsound/);
  });

  it('customers 9.5 a wrapped signature covers only what it was made for', async () => {
    const good = await idp.answer(question, 'user-1');
    const assertion = /<saml:Assertion[^]*<\/saml:Assertion>/.exec(textOf(good))![0];
    const bare = assertion.replace(/<ds:Signature[^]*?<\/ds:Signature>/, '');
    const evil = bare.replace('>user-1<', '>admin<').replace(/ ID="[^"]+"/, ' ID="_evil"');
    const evilWithSignature = assertion.replace('>user-1<', '>admin<').replace(/ ID="[^"]+"/, ' ID="_evil"');
    const places: Array<(xml: string) => string> = [
      (xml) => xml.replace(assertion, evil + assertion),
      (xml) => xml.replace(assertion, assertion + evil),
      (xml) => xml.replace(assertion, `${evil}<samlp:Extensions>${assertion}</samlp:Extensions>`),
      (xml) => xml.replace(assertion, evil.replace('</saml:Subject>', `</saml:Subject><saml:Advice>${assertion}</saml:Advice>`)),
      (xml) => xml.replace(assertion, evilWithSignature.replace('</ds:Signature>', `<ds:Object>${bare}</ds:Object></ds:Signature>`)),
    ];
    for (const wrap of places) {
      const wrapped = edited(good, wrap);
      expect(wrapped).not.toBe(good);
      expect(await verdictOf(wrapped)).toMatch(/^unsound/);
    }
  });

  it('customers 9.5 a comment within a value does not cut it short', async () => {
    const commented = await idp.answer(question, 'user-1', { attributes: { xAccountId: 'user-1<!-- -->.evil' } });
    expect(await verdictOf(commented)).toMatchObject({ xaccountId: 'user-1.evil' });
    // Put in afterwards it leaves the signature good, as the standard has it, and changes nothing.
    const later = edited(await idp.answer(question, 'user-1.evil'), (xml) => xml.replace('>user-1.evil<', '>user-1<!-- -->.evil<'));
    expect(await verdictOf(later)).toMatchObject({ xaccountId: 'user-1.evil' });
  });

  it.each<[string, AnswerChanges, string]>([
    ['for another audience', { audience: 'https://other.example.com' }, 'unsound: SAML assertion audience mismatch'],
    ['older than 5 minutes', { issued: -300_001 }, 'rejected: too old'],
    ['of tomorrow', { issued: 120_000 }, 'rejected: too old'],
    ['not valid yet', { notBefore: 120_000 }, 'rejected: not valid yet'],
    ['no longer valid', { notOnOrAfter: 0 }, 'rejected: no longer valid'],
    ['for another recipient', { recipient: 'https://other.example.com/acs' }, 'rejected: not confirmed'],
    ['for another destination', { destination: 'https://other.example.com/acs' }, 'rejected: for another destination'],
    ['the answer to another request', { inResponseTo: '_other' }, 'rejected: the answer to another request'],
    ['by another issuer', { issuer: 'https://other.example.com' }, 'rejected: another issuer'],
    ['about no success', { status: 'urn:oasis:names:tc:SAML:2.0:status:Responder' }, 'unsound: the provider reports no success'],
  ])('customers 9.5 an answer %s is refused', async (_what, changes, cause) => {
    expect(await after(changes)).toEqual(expect.stringContaining(cause));
  });

  it('customers 9.4 an answer names exactly one xAccountId', async () => {
    expect(await after({ attributes: { xAccountId: 'user-7' } })).toMatchObject({ xaccountId: 'user-7' });
    expect(await after({ attributes: { xAccountId: '' } })).toBe('rejected: no single xAccountId');
    expect(await after({ attributes: { xAccountId: ['user-1', 'user-2'] } })).toBe('rejected: no single xAccountId');
  });

  it('customers 9.5 just young enough is accepted, and an answer that nobody asked for is not', async () => {
    expect(await after({ issued: -300_000 })).toEqual(USER);
    const unasked = (xml: string) => xml.replaceAll(/ InResponseTo="[^"]*"/g, '');
    expect(await after({ edit: unasked })).toMatch(/^rejected: not confirmed/);
  });

  it('a weak algorithm, a DTD, and what is no answer at all are refused', async () => {
    const weak = edited(await idp.answer(question, 'user-1'), (xml) => xml.replace('xmldsig-more#rsa-sha256', '2000/09/xmldsig#rsa-sha1'));
    expect(await verdictOf(weak)).toBe('unsound: a weak algorithm');
    const withDtd = edited(await idp.answer(question, 'user-1'), (xml) => `<!DOCTYPE x [<!ENTITY e "user-2">]>${xml}`);
    expect(await verdictOf(withDtd)).toBe('unsound: no sound XML');
    for (const text of ['', 'x', '<a/>', '<a>']) expect(await verdictOf(Buffer.from(text).toString('base64'))).toMatch(/^unsound/);
  });

  describe('customers 9.8 the metadata of a provider', () => {
    const read = (change: (xml: string) => string) => {
      const read = saml.readProvider(change(idp.metadata));
      return isRefusal(read) ? `${read.code} ${read.field} ${read.reason}` : read;
    };

    it('give entity id, SingleSignOnService and certificate', () => {
      expect(provider).toMatchObject({ entityId: idp.entityId, ssoUrl: 'https://idp.example.com/sso?tenant=7' });
      expect(new X509Certificate(provider.certificates[0]!).raw).toEqual(new X509Certificate(idp.pair.cert).raw);
    });

    it.each<[string, (xml: string) => string]>([
      ['not_xml', () => 'metadata'],
      ['not_xml', (xml) => `<!DOCTYPE x SYSTEM "file:///etc/passwd">${xml}`],
      ['no_identity_provider', (xml) => xml.replace(/ entityID="[^"]+"/, '')],
      ['no_identity_provider', (xml) => xml.replaceAll('IDPSSODescriptor', 'SPSSODescriptor')],
      ['no_sso_location', (xml) => xml.replace('https://idp.example.com/sso', 'http://idp.example.com/sso')],
      ['no_sso_location', (xml) => xml.replace('https://idp.example.com/sso?tenant=7', 'javascript:alert(1)')],
      ['no_sso_location', (xml) => xml.replace('bindings:HTTP-Redirect', 'bindings:SOAP')],
      ['no_certificate', (xml) => xml.replace(/(X509Certificate>)[^<]+/, '$1AAAA')],
      ['too_large', (xml) => xml + ' '.repeat(2 * 1024 * 1024)],
    ])('are refused: %s', (reason, change) => {
      expect(read(change)).toBe(`CBC.0100 idp_metadata ${reason}`);
    });
  });
});

const textOf = (response: string) => Buffer.from(response, 'base64').toString('utf8');
const edited = (response: string, edit: (xml: string) => string) => Buffer.from(edit(textOf(response))).toString('base64');

import { type SigningKey, signRequest } from '@pc/kernel';
import fc from 'fast-check';
import { parseAuthorization } from './authorization-header';
import { checkDate, checkSignature, type ReceivedRequest, type SignatureFault } from './signature';

const KEY: SigningKey = { accessKey: 'AKEXAMPLE0000PARTNER', secretKey: 'SkExampleNotARealSecret0123456789abcdefgh' };
const NOW = new Date('2025-01-02T03:04:05Z');
const HOST = { host: 'bss.example.com', 'x-sdk-date': '20250102T030405Z' };
const authorization = (signedHeaders: string, signature: string) =>
  `SDK-HMAC-SHA256 Access=${KEY.accessKey}, SignedHeaders=${signedHeaders}, Signature=${signature}`;

/** The vectors of api 4.3, as they come over the wire. */
const V1: ReceivedRequest = {
  method: 'POST',
  url: '/v2/partners/sub-customers/query',
  headers: {
    ...HOST,
    'content-type': 'application/json',
    authorization: authorization('content-type;host;x-sdk-date', 'b5021c765338d71bec9f641b78514023343218ca19850fb40d8448999397fee5'),
  },
  body: Buffer.from('{"account_name":"demo","offset":0,"limit":10}'),
};
const V2: ReceivedRequest = {
  method: 'GET',
  url: '/v2/bills/customer%20bills/%E6%B5%8B%E8%AF%95?limit=10&customer_id=a%20b%2Bc&tag=z&tag=a&flag=true&empty=',
  headers: {
    ...HOST,
    'content-type': 'application/json',
    'x-domain-id': '0123456789abcdef0123456789abcdef',
    authorization: authorization(
      'content-type;host;x-domain-id;x-sdk-date',
      '024ff3cd7ddab2f3f4ae86ed4d554ee199614e38e75ac2d73aedcc7da7ff32cc',
    ),
  },
  body: Buffer.alloc(0),
};

type Verdict = SignatureFault | 'accepted' | 'malformed';
function verdict(request: ReceivedRequest, now = NOW): Verdict {
  const parsed = parseAuthorization(request.headers.authorization!);
  if (!parsed) return 'malformed';
  return checkDate(request.headers, parsed, now) ?? checkSignature(request, parsed, KEY.secretKey) ?? 'accepted';
}
const withHeaders = (request: ReceivedRequest, headers: Record<string, string | undefined>): ReceivedRequest => ({
  ...request,
  headers: { ...request.headers, ...headers },
});
const signedNow = (method: string, url: string, headers: Record<string, string>, body: string): ReceivedRequest => {
  const target = new URL(url, 'https://bss.example.com');
  return {
    method,
    url: target.pathname + target.search,
    headers: signRequest({ method, url: target.href, headers, body }, KEY, NOW),
    body: Buffer.from(body),
  };
};

describe('test vectors', () => {
  it('api 4.1.5 4.1.7 4.1.8 4.1.9 4.1.10 accepts V1', () => {
    expect(verdict(V1)).toBe('accepted');
  });

  it('api 4.1.3 4.1.4 4.1.6 accepts V2, without a body and with blanks, Chinese and repeated parameters', () => {
    expect(verdict(V2)).toBe('accepted');
  });

  it('api 4.1.4 the order of the parameters on the wire does not matter', () => {
    expect(verdict({ ...V2, url: V2.url.replace('tag=z&tag=a', 'tag=a&tag=z').replace('&empty=', '&empty') })).toBe('accepted');
    expect(verdict({ ...V2, url: V2.url.replace('tag=z', 'tag=b') })).toBe('signature_wrong');
  });

  it('api 4.1.3 the slash at the end is for signing only', () => {
    expect(verdict({ ...V1, url: `${V1.url}/` })).toBe('accepted');
    expect(verdict({ ...V1, url: V1.url.replace('query', 'queri') })).toBe('signature_wrong');
  });
});

describe('negative cases', () => {
  it('api 4.2.4 one changed byte of the body', () => {
    const body = Buffer.from(V1.body);
    body[body.length - 2]! ^= 1;
    expect(verdict({ ...V1, body })).toBe('signature_wrong');
  });

  it('api 4.2.4 the same JSON in other bytes', () => {
    expect(verdict({ ...V1, body: Buffer.from(JSON.stringify(JSON.parse(V1.body.toString()), null, 1)) })).toBe('signature_wrong');
  });

  it('api 4.2.3 another method', () => {
    expect(verdict({ ...V1, method: 'PUT' })).toBe('signature_wrong');
  });

  it('api 4.2.3 another host', () => {
    expect(verdict(withHeaders(V1, { host: 'bss.example.org' }))).toBe('signature_wrong');
  });

  it('api 4.2.3 one changed bit of the signature', () => {
    expect(verdict(withHeaders(V1, { authorization: V1.headers.authorization!.replace(/5$/, '4') }))).toBe('signature_wrong');
  });

  it.each([
    [15 * 60, 'accepted'],
    [15 * 60 + 1, 'expired'],
    [16 * 60, 'expired'],
    [-16 * 60, 'expired'],
  ])('api 4.2.2 a date %d seconds from the clock is %s', (seconds, expected) => {
    expect(verdict(V1, new Date(NOW.getTime() + seconds * 1000))).toBe(expected);
  });

  it('api 4.2.2 a date that is absent, unsigned or malformed', () => {
    expect(verdict(withHeaders(V1, { 'x-sdk-date': undefined }))).toBe('date_unsigned');
    expect(verdict(withHeaders(V1, { authorization: V1.headers.authorization!.replace(';x-sdk-date', '') }))).toBe('date_unsigned');
    expect(verdict(withHeaders(V1, { 'x-sdk-date': '2025-01-02T03:04:05Z' }))).toBe('date_malformed');
    expect(verdict(withHeaders(V1, { 'x-sdk-date': '20250230T030405Z' }))).toBe('date_malformed');
  });

  it('api 4.2.3 a named header that is missing', () => {
    expect(verdict(withHeaders(V2, { 'x-domain-id': undefined }))).toBe('header_missing');
  });

  it('api 4.1.2 an added unsigned header passes, and so do names in another case', () => {
    expect(verdict(withHeaders(V1, { 'x-language': 'en_US', 'user-agent': 'sdk' }))).toBe('accepted');
    expect(
      verdict(
        withHeaders(V1, {
          authorization: V1.headers.authorization!.replace('content-type;host;x-sdk-date', 'Content-Type;Host;X-Sdk-Date'),
        }),
      ),
    ).toBe('accepted');
  });

  it('api 4.1.5 blanks around a value are not signed', () => {
    expect(verdict(withHeaders(V1, { 'content-type': ' application/json ' }))).toBe('accepted');
  });

  it.each([
    ['another algorithm', (text: string) => text.replace('SDK-HMAC-SHA256', 'SDK-HMAC-SM3')],
    ['no signature', (text: string) => text.replace(/, Signature.*/, '')],
    ['no access key', (text: string) => text.replace('Access=AKEXAMPLE0000PARTNER, ', '')],
    ['a short signature', (text: string) => text.slice(0, -1)],
    ['a bearer token', () => 'Bearer abc'],
    ['nothing', () => ''],
  ])('api 4.2.1 %s is no authorization', (_name, change) => {
    expect(verdict(withHeaders(V1, { authorization: change(V1.headers.authorization!) }))).toBe('malformed');
  });

  it('a malformed percent-encoding is refused, not guessed', () => {
    expect(verdict({ ...V1, url: '/v2/%E6' })).toBe('url_malformed');
  });
});

describe('X-Sdk-Content-Sha256', () => {
  it('api 4.1.1 4.1.6 a body that is not JSON is signed without its hash', () => {
    const upload = signedNow('POST', '/v2/upload', { 'content-type': 'text/csv' }, 'a,b');
    expect(upload.headers['x-sdk-content-sha256']).toBe('UNSIGNED-PAYLOAD');
    expect(verdict(upload)).toBe('accepted');
    expect(verdict({ ...upload, body: Buffer.from('a,c') })).toBe('accepted');
  });

  it('api 4.1.6 a signed JSON body cannot be passed off as unsigned', () => {
    expect(verdict({ ...withHeaders(V1, { 'x-sdk-content-sha256': 'UNSIGNED-PAYLOAD' }), body: Buffer.from('{}') })).toBe(
      'signature_wrong',
    );
  });

  it('api 4.2.4 an announced hash must be that of the body, so that a changed body cannot announce the old hash', () => {
    const old = '844093e09048dae9e82a8f69850f14ee04a4c857b03faa4cbfb3de5c5d9d5821';
    expect(verdict(withHeaders(V1, { 'x-sdk-content-sha256': old }))).toBe('accepted');
    expect(verdict({ ...withHeaders(V1, { 'x-sdk-content-sha256': old }), body: Buffer.from('{"account_name":"evil"}') })).toBe(
      'body_changed',
    );
  });
});

describe('round trip', () => {
  const headerValue = fc.stringMatching(/^[\x21-\x7e][\x20-\x7e]{0,20}$/);
  const headers = fc.dictionary(
    fc
      .stringMatching(/^[a-z][a-z0-9-]{0,10}$/)
      .filter((name) => !['host', 'authorization', 'content-type', 'x-sdk-date'].includes(name) && !name.startsWith('x-sdk')),
    headerValue,
    { maxKeys: 4 },
  );
  const request = fc.record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE'),
    path: fc.webPath(),
    query: fc.webQueryParameters(),
    headers,
    body: fc.string({ unit: 'grapheme' }),
  });

  it('api 4.2.3 what our signer signs is accepted, whatever path, query, headers and body', () => {
    fc.assert(
      fc.property(request, ({ method, path, query, headers: own, body }) => {
        expect(verdict(signedNow(method, `/a${path}?${query}`, { 'content-type': 'application/json', ...own }, body))).toBe('accepted');
      }),
    );
  });

  it('api 4.2.3 and refused when one byte of the body is another', () => {
    fc.assert(
      fc.property(request, fc.nat(), fc.integer({ min: 1, max: 255 }), ({ method, path, query, body }, at, flip) => {
        fc.pre(body.length > 0);
        const signed = signedNow(method, `/a${path}?${query}`, { 'content-type': 'application/json' }, body);
        const changed = Buffer.from(signed.body);
        changed[at % changed.length]! ^= flip;
        expect(verdict({ ...signed, body: changed })).toBe('signature_wrong');
      }),
    );
  });
});

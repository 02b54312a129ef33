import { createHash, createHmac } from 'node:crypto';

export const SIGNING_ALGORITHM = 'SDK-HMAC-SHA256';

export interface SigningKey {
  readonly accessKey: string;
  readonly secretKey: string;
}

export interface RequestToSign {
  readonly method: string;
  /** Absolute address, with its query. */
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** The parts of a request that its signature covers, as they stand on the wire. */
export interface SignedParts {
  readonly method: string;
  /** Raw path, percent-encoded as sent. */
  readonly path: string;
  /** Raw query without the question mark. */
  readonly query: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Names in lower case, in the order of the signature. */
  readonly signedHeaders: readonly string[];
  readonly body: string | Uint8Array;
}

/**
 * Signs a request with an access key (api 4.1) and returns all headers to send: the given ones in lower case,
 * `host`, `x-sdk-date` and `authorization`, and `x-sdk-content-sha256` for a body that is neither JSON nor BSON.
 */
export function signRequest(request: RequestToSign, key: SigningKey, date: Date): Record<string, string> {
  const url = new URL(request.url);
  const headers = headersToSend(request.headers ?? {}, url.host, date);
  const signedHeaders = Object.keys(headers).filter(isSignable).sort(byCodePoint);
  const { method, body = '' } = request;
  const canonical = canonicalRequest({ method, path: url.pathname, query: url.search.slice(1), headers, signedHeaders, body });
  const signature = requestSignature(canonical, headers['x-sdk-date']!, key.secretKey);
  const authorization = `${SIGNING_ALGORITHM} Access=${key.accessKey}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`;
  return { ...headers, authorization };
}

/** The canonical request (api 4.1.7). Throws URIError when path or query hold a malformed percent-encoding. */
export function canonicalRequest(parts: SignedParts): string {
  const headers = parts.signedHeaders.map((name) => `${name}:${(parts.headers[name] ?? '').trim()}\n`).join('');
  const lines = [
    parts.method.toUpperCase(),
    canonicalUri(parts.path),
    canonicalQuery(parts.query),
    headers,
    parts.signedHeaders.join(';'),
    payloadHash(parts),
  ];
  return lines.join('\n');
}

/** The signature of a canonical request, lower-case hex (api 4.1.8, 4.1.9). */
export function requestSignature(canonical: string, sdkDate: string, secretKey: string): string {
  const stringToSign = [SIGNING_ALGORITHM, sdkDate, createHash('sha256').update(canonical).digest('hex')].join('\n');
  return createHmac('sha256', secretKey).update(stringToSign).digest('hex');
}

/** The form of `X-Sdk-Date`: `20250102T030405Z`. */
export function formatSdkDate(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** Reads `X-Sdk-Date`; undefined when it is malformed or no such moment exists. */
export function parseSdkDate(text: string): Date | undefined {
  const match = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!match) return undefined;
  const [, year, month, day, hours, minutes, seconds] = match;
  const date = new Date(`${year}-${month}-${day}T${hours}:${minutes}:${seconds}Z`);
  return Number.isNaN(date.getTime()) || formatSdkDate(date) !== text ? undefined : date;
}

function headersToSend(given: Readonly<Record<string, string>>, host: string, date: Date): Record<string, string> {
  const own = Object.fromEntries(Object.entries(given).map(([name, value]) => [name.toLowerCase(), value]));
  const type = own['content-type'];
  const unsigned = type !== undefined && !/^application\/(json|bson)/.test(type);
  return {
    ...own,
    host: own['host'] ?? host,
    'x-sdk-date': formatSdkDate(date),
    ...(unsigned && { 'x-sdk-content-sha256': 'UNSIGNED-PAYLOAD' }),
  };
}

function isSignable(name: string): boolean {
  return name !== 'authorization' && !name.includes('_');
}

function canonicalUri(path: string): string {
  const uri = decodeURIComponent(path).split('/').map(encode).join('/');
  return uri.endsWith('/') ? uri : `${uri}/`;
}

function canonicalQuery(query: string): string {
  const pairs = query
    .split('&')
    .filter((part) => part !== '')
    .map(decodePair);
  pairs.sort(([nameA, valueA], [nameB, valueB]) => byCodePoint(nameA, nameB) || byCodePoint(valueA, valueB));
  return pairs.map(([name, value]) => `${encode(name)}=${encode(value)}`).join('&');
}

function decodePair(part: string): [name: string, value: string] {
  const at = part.indexOf('=');
  const decode = (text: string) => decodeURIComponent(text.replaceAll('+', ' '));
  return at < 0 ? [decode(part), ''] : [decode(part.slice(0, at)), decode(part.slice(at + 1))];
}

function payloadHash({ headers, body }: SignedParts): string {
  const announced = headers['x-sdk-content-sha256'];
  if (announced !== undefined && body.length > 0) return announced;
  return createHash('sha256').update(body).digest('hex');
}

/** RFC 3986: everything but `A-Z a-z 0-9 - _ . ~`. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The order of UTF-8 bytes is that of code points; JavaScript's own compares UTF-16 units. */
function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

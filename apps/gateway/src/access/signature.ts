import { canonicalRequest, parseSdkDate, requestSignature } from '@pc/kernel';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { Authorization } from './authorization-header';

/** A request as it came over the wire. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query as sent. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Why a signed request is not accepted; each of them answers 401 `APIGW.0301` (api 4.2). */
export type SignatureFault =
  'date_unsigned' | 'date_malformed' | 'expired' | 'header_missing' | 'url_malformed' | 'body_changed' | 'signature_wrong';

export const MAX_CLOCK_SKEW_MS = 15 * 60_000;
const UNSIGNED_PAYLOAD = 'UNSIGNED-PAYLOAD';

/** The date of a signed request (api 4.2.2): signed, well formed, at most 15 minutes from `now`. */
export function checkDate(headers: IncomingHttpHeaders, authorization: Authorization, now: Date): SignatureFault | undefined {
  const text = headers['x-sdk-date'];
  if (typeof text !== 'string' || !authorization.signedHeaders.includes('x-sdk-date')) return 'date_unsigned';
  const date = parseSdkDate(text);
  if (!date) return 'date_malformed';
  return Math.abs(now.getTime() - date.getTime()) > MAX_CLOCK_SKEW_MS ? 'expired' : undefined;
}

/** Rebuilds the signature from the raw request with exactly the headers named, and compares in constant time (api 4.2.3, 4.2.4). */
export function checkSignature(request: ReceivedRequest, authorization: Authorization, secretKey: string): SignatureFault | undefined {
  const headers = namedHeaders(request.headers, authorization.signedHeaders);
  if (!headers) return 'header_missing';
  if (!isAnnouncedBody(request)) return 'body_changed';
  const canonical = canonicalOf(request, headers, authorization.signedHeaders);
  if (canonical === undefined) return 'url_malformed';
  const expected = requestSignature(canonical, headers['x-sdk-date']!, secretKey);
  return timingSafeEqual(Buffer.from(expected), Buffer.from(authorization.signature)) ? undefined : 'signature_wrong';
}

function namedHeaders(headers: IncomingHttpHeaders, names: readonly string[]): Record<string, string> | undefined {
  const named: Record<string, string> = {};
  for (const name of names) {
    const value = Object.hasOwn(headers, name) ? headers[name] : undefined;
    if (value === undefined) return undefined;
    named[name] = String(value);
  }
  return named;
}

/**
 * A hash that the caller announces stands in the signature instead of the body's own (api 4.1.6), so it must be the
 * body's: else somebody on the way could change the body and announce the hash of the old one.
 */
function isAnnouncedBody({ headers, body }: ReceivedRequest): boolean {
  const announced = headers['x-sdk-content-sha256'];
  if (announced === undefined || announced === UNSIGNED_PAYLOAD || body.length === 0) return true;
  return announced === createHash('sha256').update(body).digest('hex');
}

function canonicalOf(request: ReceivedRequest, named: Record<string, string>, signedHeaders: readonly string[]): string | undefined {
  const at = request.url.indexOf('?');
  const [path, query] = at < 0 ? [request.url, ''] : [request.url.slice(0, at), request.url.slice(at + 1)];
  const announced = request.headers['x-sdk-content-sha256'];
  const headers = announced === undefined ? named : { ...named, 'x-sdk-content-sha256': String(announced) };
  try {
    return canonicalRequest({ method: request.method, path, query, headers, signedHeaders, body: request.body });
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
}

import type { FastifyReply, FastifyRequest } from 'fastify';

/** A cookie that only the server reads: HttpOnly always, and Secure where the request came over TLS. */
export interface Cookie {
  readonly name: string;
  /** Characters that a cookie may hold without quoting, such as base64url. */
  readonly value: string;
  readonly path: string;
  /** Seconds; 0 makes the browser forget it. */
  readonly maxAge: number;
  readonly sameSite: 'Lax' | 'Strict';
}

/** The cookies of a request by name; of two with one name the first counts, as browsers send the most specific one first. */
export function cookiesOf(header: string | undefined): ReadonlyMap<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=');
    const name = pair.slice(0, at).trim();
    if (name !== '' && at > 0 && !cookies.has(name)) cookies.set(name, pair.slice(at + 1).trim());
  }
  return cookies;
}

/** Adds the cookie to those that the answer sets. */
export function setCookie(request: FastifyRequest, reply: FastifyReply, { name, value, path, maxAge, sameSite }: Cookie): void {
  const secure = request.protocol === 'https' ? '; Secure' : '';
  void reply.header('set-cookie', `${name}=${value}; Path=${path}; Max-Age=${maxAge}; HttpOnly; SameSite=${sameSite}${secure}`);
}

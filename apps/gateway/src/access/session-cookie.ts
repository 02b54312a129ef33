import type { Sealer } from '@pc/kernel';
import type { Cookie } from '../routing/cookies';

/** Holds the session of the console. Scripts cannot read it, so that they cannot steal it. */
export const SESSION_COOKIE = 'pc_session';
/** Carries the CSRF token: a foreign page can make a browser send the cookie, but neither read nor set this header. */
export const CSRF_HEADER = 'X-CSRF-Token';

/** customers 10.11: no session lasts longer. */
const LIFE_SECONDS = 12 * 60 * 60;

/** The cookie of a new session; `Lax`, because the way back from a partner's identity provider begins on another site. */
export function sessionCookie(session: string): Cookie {
  return { name: SESSION_COOKIE, value: session, path: '/', maxAge: LIFE_SECONDS, sameSite: 'Lax' };
}

/** Makes the browser forget the session. */
export const NO_SESSION: Cookie = { name: SESSION_COOKIE, value: '', path: '/', maxAge: 0, sameSite: 'Lax' };

/** The CSRF token of a session follows from it by a keyed hash: nothing to store, and it tells nothing about the session. */
export function csrfTokenOf(session: string, sealer: Sealer): string {
  return sealer.blindIndex(session, 'csrf');
}

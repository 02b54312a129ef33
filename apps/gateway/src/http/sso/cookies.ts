import { sessionCookie } from '../../access/session-cookie';
import type { Call } from '../../routing/call';

/**
 * Keeps a login with the browser that began it: nobody else's answer, brought here by a page of a stranger, meets a ticket. As Lax it
 * comes with the redirect from our own address for answers, and not with a form of another site.
 */
export const TICKET = { name: 'pc_sso_ticket', path: '/authui', sameSite: 'Lax' } as const;
/** Until the answer, and then until the choice. */
export const TICKET_SECONDS = 20 * 60;

/** The session of the customer at the vendor's site, as by a login with a password (customers 10.11). */
export function letIn(call: Call, session: string): void {
  call.setCookie(sessionCookie(session));
}

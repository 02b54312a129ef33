import type { Call } from '../../routing/call';

/**
 * Keeps a login with the browser that began it: nobody else's answer, brought here by a page of a stranger, meets a ticket. As Lax it
 * comes with the redirect from our own address for answers, and not with a form of another site.
 */
export const TICKET = { name: 'pc_sso_ticket', path: '/authui', sameSite: 'Lax' } as const;
/** Until the answer, and then until the choice. */
export const TICKET_SECONDS = 20 * 60;

const TOKEN = { name: 'pc_token', path: '/', sameSite: 'Lax', maxAge: 24 * 60 * 60 } as const;

/** The customer's token for the vendor's site, out of reach for scripts (api 3.1). */
export function letIn(call: Call, token: string): void {
  call.setCookie({ ...TOKEN, value: token });
}

import { filterTextA } from '@pc/contracts';
import { refuse, type Sealer } from '@pc/kernel';
import { sessionCookie } from '../../access/session-cookie';
import type { Call } from '../../routing/call';
import { Refused } from '../../routing/refused';

/**
 * Keeps a login with the browser that began it: nobody else's answer, brought here by a page of a stranger, meets a ticket. As Lax it
 * comes with the redirect from our own address for answers, and not with a form of another site.
 */
const TICKET = { name: 'pc_sso_ticket', path: '/authui', sameSite: 'Lax' } as const;
/** Until the answer, and then until the choice. */
const TICKET_SECONDS = 20 * 60;
const SECRET = /^[\w-]{43}$/;

/** In the address to which the browser that brought the answer is sent on; one who began the login cannot know it otherwise. */
export const arrivalField = filterTextA(64, {
  description: 'As the answer of the identity provider led here',
  example: 'q7Yb0mU3tq0f5m0kq7Yb0mU3tq0f5m0kq7Yb0mU3tq0',
});

export function keepTicket(call: Call, ticket: string): void {
  call.setCookie({ ...TICKET, value: ticket, maxAge: TICKET_SECONDS });
}

/** The ticket that the browser has from a login before; it serves for the next one as well. */
export function ticketOf({ cookies }: Call): string | undefined {
  const ticket = cookies.get(TICKET.name);
  return ticket !== undefined && SECRET.test(ticket) ? ticket : undefined;
}

/** What proves that the browser began the login and brought the answer; without both 403. */
export function browserOf(call: Call, arrival: string | undefined, sealer: Sealer): { ticket_hash: string; arrival_hash: string } {
  const ticket = ticketOf(call);
  if (ticket === undefined || arrival === undefined) throw new Refused(refuse('CBC.0151'));
  return { ticket_hash: sealer.blindIndex(ticket, 'ticket'), arrival_hash: sealer.blindIndex(arrival, 'ticket') };
}

/** The session of the customer at the vendor's site, as by a login with a password (customers 10.11). */
export function letIn(call: Call, session: string): void {
  call.setCookie(sessionCookie(session));
}

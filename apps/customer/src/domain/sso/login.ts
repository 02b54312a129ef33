/** A login that was begun by a partner's link: our question to its identity provider, until the answer comes. */
export interface LoginRequest {
  /** Keyed hash of the RelayState. */
  readonly relayHash: string;
  readonly requestId: string;
  readonly partnerId: string;
  readonly firstLogin: boolean;
  readonly service: string;
  /** Keyed hash of the ticket that the browser keeps. */
  readonly ticketHash: string;
  readonly expiresAt: Date;
}

/** Keyed hashes of what a browser shows for an arrival; it is the same browser that began the login and that brought the answer. */
export interface BrowserProof {
  readonly ticketHash: string;
  readonly arrivalHash: string;
}

/** A user whose identity is known: he is let in, or has to choose an account first (customers 9.5). */
export interface Arrival extends BrowserProof {
  readonly partnerId: string;
  readonly xaccountType: string;
  readonly xaccountId: string;
  readonly xuserId?: string;
  /** To whom the identity was bound when it came; absent: to nobody. */
  readonly customerId?: string;
  readonly service: string;
  readonly expiresAt: Date;
}

/** How long a user has to log in on the partner's platform, and then to choose. */
export const LOGIN_LIFE_MS = 10 * 60 * 1000;
/** Attempts to open or bind an account that one login gives. */
export const TRIES_PER_ARRIVAL = 5;
/** Longer than any login lives. */
export const TRIES_LIFE_MS = 2 * LOGIN_LIFE_MS;

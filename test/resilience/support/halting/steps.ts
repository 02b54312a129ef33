import type { EventContract, RequestContract } from '@pc/contracts';

/** Those that a test can hold at named steps. */
export type HaltingService = 'customer' | 'incentive' | 'billing';

/**
 * Where a service may be halted, seen from the message that it works on. `taken`: nothing is done. `written`: all is, and its
 * transaction is open. `committed`: nobody was answered. `asking`, `answered`: another service. `told`: an event is on the bus and
 * still in the outbox. `associating`: a registered customer is looked at, to be associated.
 */
export type Moment = 'taken' | 'written' | 'committed' | 'asking' | 'answered' | 'told' | 'associating';

/** Events are known by their types, requests by their patterns; a part of a command has its name after a colon. */
export function step(moment: Moment, what: RequestContract | EventContract | string = ''): string {
  const name = typeof what === 'string' ? what : 'pattern' in what ? what.pattern : what.type;
  return `${moment} ${name}`;
}

/** What the test sends to a halting service. */
export type Order = { readonly hold: string; readonly at: readonly string[] } | { readonly release: string };
/** What it sends back. */
export type Report = { readonly obeyed: string } | { readonly reached: string; readonly id: string };

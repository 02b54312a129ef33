import { formatUtc } from '@pc/kernel';

const SECOND_MS = 1000;
const DAY_MS = 86_400 * SECOND_MS;

/** A moment on the wire (api 8), counted from now; whole seconds, so it may lie up to one earlier. */
export const inSeconds = (seconds: number): string => formatUtc(new Date(Date.now() + seconds * SECOND_MS));
export const inDays = (days: number): string => formatUtc(new Date(Date.now() + days * DAY_MS));

/** What the rules want within 5 s: a busy machine is given longer, and the gateway's copies are held to their time in its own tests. */
export const WITHIN_SECONDS_MS = 20_000;

/** Later than the moment `utc`. */
export const isPast = (utc: string): boolean => Date.now() > new Date(utc).getTime();

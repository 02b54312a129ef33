/**
 * After so long the store ends a transaction by itself. A process that is killed leaves one open, and what it wrote to stays
 * barred for others until then: with the usual minute, callers would wait in vain (15 s, api 7.11).
 */
export const TRANSACTION_LIFETIME_S = 5;

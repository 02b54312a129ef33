/**
 * Something that will pass: the store is away, a lock is taken. The bus tries again in place, with back-off (architecture 4.7).
 */
export class TransientFault extends Error {
  override readonly name = 'TransientFault';
}

/** A message that no repetition can help; it goes to the dead letters (architecture 4.7). */
export class InvalidMessage extends Error {
  override readonly name = 'InvalidMessage';
}

/** No answer before the deadline: the request may have been carried out or not, or may still be (504 `PCB.0504`). */
export class BusTimeout extends Error {
  override readonly name = 'BusTimeout';

  constructor(readonly pattern: string) {
    super(`No answer to ${pattern} in time`);
  }
}

/** The request surely never reached the bus, so nothing was done (503 `CBC.0999`). */
export class BusUnavailable extends Error {
  override readonly name = 'BusUnavailable';

  constructor(readonly pattern: string) {
    super(`${pattern} could not be sent`);
  }
}

/** Whether another service said nothing in time, or was not reached; anything else that goes wrong is a fault. */
export function isUnanswered(error: unknown): error is BusTimeout | BusUnavailable {
  return error instanceof BusTimeout || error instanceof BusUnavailable;
}

/** The handler failed in a way that nobody foresaw; the request lies among the dead letters (500 `CBC.0999`). */
export class RemoteFault extends Error {
  override readonly name = 'RemoteFault';

  constructor(readonly pattern: string) {
    super(`${pattern} failed`);
  }
}

/** What the bus does with an error that a handler threw. */
export type FaultKind = 'transient' | 'invalid';
export type ClassifyFault = (error: unknown) => FaultKind;

import type { Message } from '../../ports/message-transport';

/** Longest time that a carrier may take for one message. */
export const CARRIER_TIMEOUT_MS = 10_000;

/** One way out, for one channel. */
export interface Carrier {
  /** Throws when the message was not taken. */
  deliver(message: Message): Promise<void>;
}

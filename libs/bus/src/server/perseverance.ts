import { setTimeout as sleep } from 'node:timers/promises';
import { InvalidMessage, TransientFault, type ClassifyFault, type FaultKind } from '../faults';

const FIRST_DELAY_MS = 50;
const LONGEST_DELAY_MS = 2_000;

/** `failed`: not transient. `given up`: nobody wants the result any more. `stopped`: this process ends. */
export type Attempted<R> =
  | { readonly type: 'succeeded'; readonly value: R }
  | { readonly type: 'failed'; readonly error: unknown; readonly attempts: number }
  | { readonly type: 'given up' }
  | { readonly type: 'stopped' };

export interface PerseveranceOptions {
  readonly classify: ClassifyFault;
  readonly retrying: (error: unknown) => void;
  /** True when another try has no use. */
  readonly useless: () => boolean;
  readonly signal: AbortSignal;
}

/** Tries the work again, in place and with back-off, as long as its faults are transient (architecture 4.7). */
export async function persevere<R>(work: () => Promise<R>, options: PerseveranceOptions): Promise<Attempted<R>> {
  for (let attempts = 1; ; attempts++) {
    try {
      return { type: 'succeeded', value: await work() };
    } catch (error) {
      if (faultKind(error, options.classify) === 'invalid') return { type: 'failed', error, attempts };
      options.retrying(error);
      await sleep(delayAfter(attempts), undefined, { signal: options.signal }).catch(() => undefined);
      if (options.signal.aborted) return { type: 'stopped' };
      if (options.useless()) return { type: 'given up' };
    }
  }
}

/** The bus's own classes decide first, then the service's judgement of what they were caused by. */
export function faultKind(error: unknown, classify: ClassifyFault): FaultKind {
  if (error instanceof TransientFault) return 'transient';
  if (error instanceof InvalidMessage) return 'invalid';
  return classify(error);
}

/** Doubles up to a limit; the jitter keeps replicas from trying in step. */
function delayAfter(attempts: number): number {
  const full = Math.min(FIRST_DELAY_MS * 2 ** (attempts - 1), LONGEST_DELAY_MS);
  return full / 2 + (Math.random() * full) / 2;
}

/** A consumer asks the broker several times a second, also when there is nothing new. */
const SILENCE_MS = 5_000;
const LOOK_MS = 500;

export interface Reachability {
  /** The broker has answered. */
  readonly answered: () => void;
  readonly end: () => void;
}

/**
 * Tells each change once: kafkajs itself tries again without a word, whether the connection was refused, cut or is silent.
 * Watches from the first answer on.
 */
export function watchReachability(changed: (reachable: boolean) => void): Reachability {
  let last: number | undefined;
  let isReachable = true;
  const tell = (now: boolean) => {
    if (now === isReachable) return;
    isReachable = now;
    changed(now);
  };
  const timer = setInterval(() => {
    if (last !== undefined && performance.now() - last > SILENCE_MS) tell(false);
  }, LOOK_MS);
  const answered = () => {
    last = performance.now();
    tell(true);
  };
  return { answered, end: () => clearInterval(timer) };
}

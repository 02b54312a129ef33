/** All that a command touches of the world, so that a test can give its own. */
export interface Io {
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  readonly env: NodeJS.ProcessEnv;
  readonly fetch: typeof fetch;
  readonly now: () => Date;
  /** Aborted when the user wants to stop (Ctrl-C), or when nobody reads the output any longer. */
  readonly stop: AbortSignal;
}

export function processIo(): Io {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  // stderr is for the command's own words; kafkajs sets off a harmless warning about timers on Node 24.
  process.removeAllListeners('warning');
  // `pc events tail | head -1` closes the pipe: the end of the work, not a fault.
  process.stdout.on('error', () => stop.abort());
  return {
    stdout: (text) => void process.stdout.write(text),
    stderr: (text) => void process.stderr.write(text),
    env: process.env,
    fetch,
    now: () => new Date(),
    stop: stop.signal,
  };
}

import type { Logger } from './logger';

const TIME_LIMIT_MS = 15_000;

/** Runs `stop` once when the process is told to end, and ends it; a stop that hangs is cut off. */
export function stopOnSignal(logger: Logger, stop: () => Promise<void>): void {
  let stopping = false;
  const end = (signal: NodeJS.Signals) => {
    if (stopping) return;
    stopping = true;
    logger.info({ signal }, 'Stopping');
    setTimeout(() => leave(logger, 1, 'The stop took too long'), TIME_LIMIT_MS).unref();
    stop().then(
      () => leave(logger, 0, 'Stopped'),
      (error: unknown) => leave(logger, 1, `The stop failed: ${String(error)}`),
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
}

function leave(logger: Logger, code: number, message: string): never {
  logger.info(message);
  process.exit(code);
}

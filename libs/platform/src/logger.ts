import type { LoggerService } from '@nestjs/common';
import { pino, type Logger } from 'pino';

export type { Logger } from 'pino';

/** Fields that may hold secrets or personal data; they never reach a log, whatever object carries them. */
const SECRET_FIELDS = [
  'password',
  'secret_key',
  'sealed_password',
  'sealed_secret_key',
  'sealed_token',
  'authorization',
  'x-auth-token',
  'cookie',
  'payload',
  'telephone',
  'email',
];

/** JSON lines with service and instance; times in UTC. */
export function createLogger(service: string, level: string, instance: string): Logger {
  return pino({
    level,
    base: { service, instance },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: SECRET_FIELDS.flatMap((name) => [`["${name}"]`, `*["${name}"]`, `*.*["${name}"]`]), censor: '[removed]' },
  });
}

/** Lets Nest speak through the same log. Nest's own start-up lines go to debug. */
export function nestLogger(logger: Logger): LoggerService {
  const text = (message: unknown) => (message instanceof Error ? (message.stack ?? message.message) : String(message));
  return {
    log: (message: unknown, context?: unknown) => logger.debug({ context }, text(message)),
    error: (message: unknown, ...rest: unknown[]) => logger.error({ context: rest.at(-1), stack: rest[0] }, text(message)),
    warn: (message: unknown, context?: unknown) => logger.warn({ context }, text(message)),
    debug: (message: unknown, context?: unknown) => logger.debug({ context }, text(message)),
    verbose: (message: unknown, context?: unknown) => logger.trace({ context }, text(message)),
  };
}

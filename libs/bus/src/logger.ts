type Write = (fields: Record<string, unknown>, message: string) => void;

/** Where the bus writes what it notices; pino fits. Ids and patterns only, never a payload: it may hold secrets. */
export interface BusLogger {
  readonly debug: Write;
  readonly info: Write;
  readonly warn: Write;
  readonly error: Write;
}

const ignore: Write = () => undefined;

export const silentLogger: BusLogger = { debug: ignore, info: ignore, warn: ignore, error: ignore };

/** What of an error may be logged. */
export function errorFields(error: unknown): { error: string; cause?: string } {
  if (!(error instanceof Error)) return { error: String(error) };
  const fields = { error: `${error.name}: ${error.message}` };
  return error.cause instanceof Error ? { ...fields, cause: `${error.cause.name}: ${error.cause.message}` } : fields;
}

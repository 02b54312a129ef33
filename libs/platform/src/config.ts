import { z } from 'zod';

/** The environment does not hold what the process needs; the message names every bad setting and what would be right. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

/** What a process ends with that cannot start as it is configured (EX_CONFIG of sysexits.h): starting it again is of no use. */
export const UNUSABLE_CONFIGURATION = 78;

/** Why a process cannot start, in one line or a few, and what it ends with. */
export function failedStart(error: unknown): { readonly text: string; readonly exitCode: number } {
  if (error instanceof ConfigurationError) return { text: error.message, exitCode: UNUSABLE_CONFIGURATION };
  return { text: error instanceof Error ? (error.stack ?? error.message) : String(error), exitCode: 1 };
}

/**
 * Reads settings once into a frozen, typed object. Values are never repeated in the error: a secret may be among them.
 * Throws ConfigurationError.
 */
export function loadConfig<S extends z.ZodObject>(schema: S, environment: NodeJS.ProcessEnv = process.env): Readonly<z.output<S>> {
  const names = Object.keys(schema.shape);
  const given = Object.fromEntries(names.filter((name) => environment[name]).map((name) => [name, environment[name]]));
  const result = schema.safeParse(given, { reportInput: true });
  if (result.success) return Object.freeze(result.data);
  const faults = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${hint(schema, issue)}`);
  throw new ConfigurationError(`The configuration is not usable:\n${faults.join('\n')}`);
}

function hint(schema: z.ZodObject, issue: z.core.$ZodIssue): string {
  const field = schema.shape[String(issue.path[0])] as z.ZodType | undefined;
  const missing = issue.code === 'invalid_type' && issue.input === undefined;
  return `${missing ? 'is missing' : issue.message}${field?.description ? ` (${field.description})` : ''}`;
}

/** A list separated by commas. */
export const commaList = (description: string) =>
  z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .describe(description);

/** A whole number within bounds, written in digits. */
export const wholeNumber = (min: number, max: number, description: string) =>
  z
    .string()
    .regex(/^-?\d{1,15}$/, 'must be a whole number in digits')
    .transform(Number)
    .pipe(z.number().min(min).max(max))
    .describe(description);

/** `on` or `off`. */
export const onOff = (description: string) =>
  z
    .enum(['on', 'off'])
    .transform((value) => value === 'on')
    .describe(description);

import { fenFromText, MAX_AMOUNT_FEN, parseUtc } from '@pc/kernel';
import { z } from 'zod';
import { ExactNumber } from './parse';

/**
 * The field kinds of the HTTP API, each with its rules and its description for the API document.
 * The classes A to D are those of api 7.1: what absent, null and the empty string mean in a list query.
 */
export interface Doc {
  readonly description: string;
  readonly example?: unknown;
}

/** How a schema that JSON Schema cannot express itself is shown in the API document. */
export interface WireMeta {
  readonly wire?: Record<string, unknown>;
}

const reason = (name: string, values: Record<string, string | number> = {}) => ({ params: { reason: name, values } });
const meta = (doc: Doc) => ({ description: doc.description, ...(doc.example !== undefined && { examples: [doc.example] }) });
const absentIfNull = <T>(value: T | null | undefined) => value ?? undefined;

/** A mandatory text; the empty string is refused. */
export const text = (max: number, doc: Doc) => z.string().min(1).max(max).meta(meta(doc));
/** A mandatory id (api 7.14). */
export const idText = (doc: Doc) => text(64, doc);
/** Absent or null leaves the field unset; the empty string is refused (api 7.9). */
export const optionalText = (max: number, doc: Doc) => z.string().min(1).max(max).nullish().transform(absentIfNull).meta(meta(doc));
/** Absent or null leaves the field unset; the empty string is stored as such (api 7.9). */
export const memoText = (max: number, doc: Doc) => z.string().max(max).nullish().transform(absentIfNull).meta(meta(doc));
/** Class A: absent, null and the empty string are no filter. */
export const filterTextA = (max: number, doc: Doc) => z.string().max(max).nullish().transform((value) => value || undefined).meta(meta(doc));
/** Class B: absent and null are no filter, the empty string is refused. */
export const filterTextB = optionalText;
/** Class D: absent is no filter, the empty string matches empty. */
export const filterTextD = (max: number, doc: Doc) => z.string().max(max).optional().meta(meta(doc));

/** A time as on the wire (api 8); class B as a filter. */
export const time = (doc: Doc) =>
  z.string().min(1).max(20).refine((value) => parseUtc(value) !== undefined, reason('time')).meta({ format: 'date-time', ...meta({ example: '2026-01-31T08:00:00Z', ...doc }) });
export const optionalTime = (doc: Doc) => time(doc).nullish().transform(absentIfNull).meta(meta({ example: '2026-01-31T08:00:00Z', ...doc }));

/** Money greater than 0, in yuan: JSON number or numeric string, at most two decimals, never rounded (api 7.13). Becomes integer fen. */
export const money = (doc: Doc) => z.unknown().transform(readMoney({ positive: true })).meta(moneyMeta(doc, true));
export const optionalMoney = (doc: Doc) =>
  z.unknown().transform((value, context) => (value === undefined || value === null ? undefined : readMoney({ positive: true })(value, context))).meta(moneyMeta(doc, true));
/** Money of either sign, such as the change of a quota. */
export const signedMoney = (doc: Doc) => z.unknown().transform(readMoney({ positive: false })).meta(moneyMeta(doc, false));

function moneyMeta(doc: Doc, positive: boolean) {
  return { ...meta({ example: 100, ...doc }), wire: { type: ['number', 'string'], ...(positive && { exclusiveMinimum: 0 }), maximum: 999_999_999.99, multipleOf: 0.01, pattern: '^\\d+(\\.\\d{1,2}0*)?$' } };
}

function readMoney({ positive }: { positive: boolean }) {
  return (value: unknown, context: z.RefinementCtx): number => {
    const refuse = (name: string, values: Record<string, string | number> = {}) => {
      context.issues.push({ code: 'custom', input: value, ...reason(name, values) });
      return z.NEVER;
    };
    if (value === undefined || value === null) return refuse('required');
    if (value === '') return refuse('empty');
    const fen = amountOf(value);
    if (fen === undefined) return refuse('decimals');
    if (positive && fen <= 0n) return refuse('not_positive');
    if (fen > MAX_AMOUNT_FEN || fen < -MAX_AMOUNT_FEN) return refuse('too_big', { max: '999999999.99' });
    return Number(fen);
  };
}

function amountOf(value: unknown): bigint | undefined {
  if (value instanceof ExactNumber) return fenFromText(value.text);
  if (typeof value === 'number') return fenFromText(String(value));
  return typeof value === 'string' ? fenFromText(value) : undefined;
}

/** An integer of a JSON body; a numeric string is refused (api 1.6). */
export const integer = (min: number, max: number, doc: Doc) => z.int().min(min).max(max).meta(meta(doc));
export const optionalInteger = (min: number, max: number, doc: Doc) => integer(min, max, doc).nullish().transform(absentIfNull).meta(meta(doc));
/** One of some integers; class B as a filter. */
export const integerOption = <const T extends readonly number[]>(options: T, doc: Doc) =>
  z.int().refine((value) => options.includes(value), reason('option', { options: options.join(', ') })).meta({ ...meta(doc), wire: { type: 'integer', enum: [...options] } });
export const optionalIntegerOption = <const T extends readonly number[]>(options: T, doc: Doc) => integerOption(options, doc).nullish().transform(absentIfNull).meta(meta(doc));
export const textOption = <const T extends readonly [string, ...string[]]>(options: T, doc: Doc) => z.enum(options).meta(meta(doc));
export const optionalTextOption = <const T extends readonly [string, ...string[]]>(options: T, doc: Doc) => textOption(options, doc).nullish().transform(absentIfNull).meta(meta(doc));

/** A mandatory list without duplicates. */
export const uniqueList = <S extends z.ZodType>(item: S, min: number, max: number, doc: Doc) => z.array(item).min(min).max(max).superRefine(noDuplicates).meta(meta(doc));
/** Class C: absent, null and `[]` are no filter. */
export const filterList = <S extends z.ZodType>(item: S, max: number, doc: Doc) =>
  z.array(item).max(max).nullish().transform((list) => (list && list.length > 0 ? list : undefined)).meta(meta(doc));

function noDuplicates(list: readonly unknown[], context: z.RefinementCtx): void {
  const seen = new Set<unknown>();
  list.forEach((value, index) => {
    if (seen.has(value)) context.issues.push({ code: 'custom', input: value, path: [index], ...reason('duplicate', { value: String(value) }) });
    seen.add(value);
  });
}

/** An integer of a query string; `name=` and any other text are refused (api 7.1). */
export const queryInteger = (min: number, max: number, doc: Doc) =>
  z.string().transform((value, context) => {
    if (value === '') context.issues.push({ code: 'custom', input: value, ...reason('empty') });
    else if (!/^-?\d{1,15}$/.test(value)) context.issues.push({ code: 'custom', input: value, ...reason('type', { expected: 'integer' }) });
    else if (Number(value) < min) context.issues.push({ code: 'custom', input: value, ...reason('too_small', { min }) });
    else if (Number(value) > max) context.issues.push({ code: 'custom', input: value, ...reason('too_big', { max }) });
    return Number(value);
  }).optional().meta({ ...meta(doc), wire: { type: 'integer', minimum: min, maximum: max } });

/** Paging of a query string (api 7.2, 7.3): records skipped, and page size. */
export const queryPage = (maxLimit: number) => ({
  offset: queryInteger(0, 2_147_483_647, { description: 'Number of records skipped, not a page number', example: 0 }).transform((value) => value ?? 0),
  limit: queryInteger(1, maxLimit, { description: 'Most records in the answer', example: 10 }).transform((value) => value ?? 10),
});
/** Paging of a JSON body. */
export const bodyPage = (maxLimit: number) => ({
  offset: optionalInteger(0, 2_147_483_647, { description: 'Number of records skipped, not a page number', example: 0 }).transform((value) => value ?? 0),
  limit: optionalInteger(1, maxLimit, { description: 'Most records in the answer', example: 10 }).transform((value) => value ?? 10),
});

/**
 * Checks pairs of time bounds `<name>_begin`, `<name>_end` of an object. `exclusive`: both ends are excluded and
 * begin must be before end (benefits section 6); else they are included and may be equal (api 7.7).
 */
export function withRanges<S extends z.ZodObject>(schema: S, ranges: ReadonlyArray<readonly [begin: string, end: string]>, exclusive: boolean) {
  return schema.superRefine((value, context) => {
    for (const [begin, end] of ranges) {
      const from = (value as Record<string, unknown>)[begin] as string | undefined;
      const to = (value as Record<string, unknown>)[end] as string | undefined;
      const wrong = from !== undefined && to !== undefined && (exclusive ? from >= to : from > to);
      if (wrong) context.issues.push({ code: 'custom', input: to, path: [end], ...reason('range', { other: begin }) });
    }
  });
}

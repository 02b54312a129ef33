import { fenFromText, parseUtc, readCreditCode } from '@pc/kernel';
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
  /** The example of a request's field; zod keeps `examples` back where a field is transformed. */
  readonly written?: unknown;
}

const MAX_AMOUNT_YUAN = 999_999_999.99;
/** The greatest amount of one movement between accounts (billing M-4). */
const MAX_MOVEMENT_YUAN = 9_999_999_999.99;
export const MAX_OFFSET = 2_147_483_647;
export const DEFAULT_OFFSET = 0;
export const DEFAULT_LIMIT = 10;
export const OFFSET_DOC: Doc = { description: 'Number of records skipped, not a page number', example: 0 };
export const LIMIT_DOC: Doc = { description: 'Most records in the answer', example: 10 };

/** The part of a custom issue from which `parseWire` takes reason and values. */
export const issueReason = (name: string, values: Record<string, string | number> = {}) => ({ params: { reason: name, values } });
/** A field's documentation, for `WireMeta`'s reader. */
export const docMeta = ({ description, example }: Doc) => ({ description, ...(example !== undefined && { written: example }) });
const absentIfNull = <T>(value: T | null | undefined) => value ?? undefined;

/** A mandatory text; the empty string is refused. */
export const text = (max: number, doc: Doc) => z.string().min(1).max(max).meta(docMeta(doc));
/** A mandatory id (api 7.14). */
export const idText = (doc: Doc) => text(64, doc);
/** Absent or null leaves the field unset; the empty string is refused (api 7.9). */
export const optionalText = (max: number, doc: Doc) => z.string().min(1).max(max).nullish().transform(absentIfNull).meta(docMeta(doc));
/** Absent or null leaves the field unset; the empty string is stored as such (api 7.9). */
export const memoText = (max: number, doc: Doc) => z.string().max(max).nullish().transform(absentIfNull).meta(docMeta(doc));
/** Class A: absent, null and the empty string are no filter. */
export const filterTextA = (max: number, doc: Doc) =>
  z
    .string()
    .max(max)
    .nullish()
    .transform((value) => value || undefined)
    .meta(docMeta(doc));
/** Class B: absent and null are no filter, the empty string is refused. */
export const filterTextB = optionalText;
/** Class D: absent is no filter, the empty string matches empty. */
export const filterTextD = (max: number, doc: Doc) => z.string().max(max).optional().meta(docMeta(doc));

/** A unified social credit code, normalised (customers 10.1); anything else is answered with a request for it. */
export const creditCode = (doc: Doc) =>
  z
    .string()
    .min(1)
    .max(64)
    .transform((value, context) => {
      const read = readCreditCode(value);
      if (read) return read.code;
      context.issues.push({ code: 'custom', input: value, ...issueReason('credit_code') });
      return z.NEVER;
    })
    .meta(docMeta({ example: '91350100M000100Y43', ...doc }));
export const optionalCreditCode = (doc: Doc) =>
  creditCode(doc)
    .nullish()
    .transform(absentIfNull)
    .meta(docMeta({ example: '91350100M000100Y43', ...doc }));

/** A time as on the wire (api 8); class B as a filter. */
export const time = (doc: Doc) =>
  z
    .string()
    .min(1)
    .max(20)
    .refine((value) => parseUtc(value) !== undefined, issueReason('time'))
    .meta({ format: 'date-time', ...docMeta({ example: '2026-01-31T08:00:00Z', ...doc }) });
export const optionalTime = (doc: Doc) =>
  time(doc)
    .nullish()
    .transform(absentIfNull)
    .meta(docMeta({ example: '2026-01-31T08:00:00Z', ...doc }));

/** Money greater than 0, in yuan: JSON number or numeric string, at most two decimals, never rounded (api 7.13). Becomes integer fen. */
export const money = (doc: Doc) => z.unknown().transform(readMoney('positive')).meta(moneyMeta(doc, 'positive'));
export const optionalMoney = (doc: Doc) =>
  z
    .unknown()
    .optional()
    .transform((value, context) => (value === undefined || value === null ? undefined : readMoney('positive')(value, context)))
    .meta(moneyMeta(doc, 'positive'));
/** Money of either sign, such as the change of a quota. */
export const signedMoney = (doc: Doc) => z.unknown().transform(readMoney('signed')).meta(moneyMeta(doc, 'signed'));
/** Money that may be nothing, such as the price of what is free. */
export const moneyOrNothing = (doc: Doc) => z.unknown().transform(readMoney('from 0')).meta(moneyMeta(doc, 'from 0'));
/** Money that moves between accounts, which may be more (billing M-4). */
export const movedMoney = (doc: Doc) =>
  z
    .unknown()
    .transform(readMoney('positive', MAX_MOVEMENT_YUAN))
    .meta(moneyMeta(doc, 'positive', MAX_MOVEMENT_YUAN));
export const optionalMovedMoney = (doc: Doc) =>
  z
    .unknown()
    .optional()
    .transform((value, context) =>
      value === undefined || value === null ? undefined : readMoney('from 0', MAX_MOVEMENT_YUAN)(value, context),
    )
    .meta(moneyMeta(doc, 'from 0', MAX_MOVEMENT_YUAN));
export const movedMoneyOrNothing = (doc: Doc) =>
  z
    .unknown()
    .transform(readMoney('from 0', MAX_MOVEMENT_YUAN))
    .meta(moneyMeta(doc, 'from 0', MAX_MOVEMENT_YUAN));

type Sign = 'positive' | 'from 0' | 'signed';

function moneyMeta(doc: Doc, sign: Sign, most = MAX_AMOUNT_YUAN) {
  const text = sign === 'signed' ? '^-?\\d+(\\.\\d{1,2}0*)?$' : '^\\d+(\\.\\d{1,2}0*)?$';
  const bounds = { positive: { exclusiveMinimum: 0 }, 'from 0': { minimum: 0 }, signed: { minimum: -most } }[sign];
  const base = docMeta({ example: 100, ...doc });
  const description = `${doc.description}. Yuan with at most two decimals, as a number or a numeric string`;
  return { ...base, description, wire: { type: ['number', 'string'], ...bounds, maximum: most, pattern: text } };
}

function readMoney(sign: Sign, most = MAX_AMOUNT_YUAN) {
  const mostFen = fenFromText(String(most))!;
  return (value: unknown, context: z.RefinementCtx): number => {
    const refuse = (name: string, values: Record<string, string | number> = {}) => {
      context.issues.push({ code: 'custom', input: value, ...issueReason(name, values) });
      return z.NEVER;
    };
    if (value === undefined || value === null) return refuse('required');
    if (value === '') return refuse('empty');
    const fen = amountOf(value);
    if (fen === undefined) return refuse('decimals');
    if (sign === 'positive' && fen <= 0n) return refuse('not_positive');
    if (sign === 'from 0' && fen < 0n) return refuse('too_small', { min: 0 });
    if (fen > mostFen || fen < -mostFen) return refuse('too_big', { max: most });
    return Number(fen);
  };
}

function amountOf(value: unknown): bigint | undefined {
  if (value instanceof ExactNumber) return fenFromText(value.text);
  if (typeof value === 'number') return fenFromText(String(value));
  return typeof value === 'string' ? fenFromText(value) : undefined;
}

/** An integer of a JSON body; a numeric string is refused (api 1.6). */
export const integer = (min: number, max: number, doc: Doc) => z.int().min(min).max(max).meta(docMeta(doc));
export const optionalInteger = (min: number, max: number, doc: Doc) =>
  integer(min, max, doc).nullish().transform(absentIfNull).meta(docMeta(doc));
/** One of some integers; class B as a filter. */
export const integerOption = <const T extends readonly number[]>(options: T, doc: Doc) =>
  z
    .int()
    .refine((value) => options.includes(value), issueReason('option', { options: options.join(', ') }))
    .meta({ ...docMeta(doc), wire: { type: 'integer', enum: [...options] } });
export const optionalIntegerOption = <const T extends readonly number[]>(options: T, doc: Doc) =>
  integerOption(options, doc).nullish().transform(absentIfNull).meta(docMeta(doc));
export const textOption = <const T extends readonly [string, ...string[]]>(options: T, doc: Doc) => z.enum(options).meta(docMeta(doc));
export const optionalTextOption = <const T extends readonly [string, ...string[]]>(options: T, doc: Doc) =>
  textOption(options, doc).nullish().transform(absentIfNull).meta(docMeta(doc));

export const optionalBoolean = (doc: Doc) => z.boolean().nullish().transform(absentIfNull).meta(docMeta(doc));

/** A mandatory list without duplicates. */
export const uniqueList = <S extends z.ZodType>(item: S, min: number, max: number, doc: Doc) =>
  z.array(item).min(min).max(max).superRefine(noDuplicates).meta(docMeta(doc));
/** Class C: absent, null and `[]` are no filter. */
/** A list that is set as given: empty means none, absent unchanged. */
export const optionalList = <S extends z.ZodType>(item: S, max: number, doc: Doc) =>
  z.array(item).max(max).nullish().transform(absentIfNull).meta(docMeta(doc));
export const filterList = <S extends z.ZodType>(item: S, max: number, doc: Doc) =>
  z
    .array(item)
    .max(max)
    .nullish()
    .transform((list) => (list && list.length > 0 ? list : undefined))
    .meta(docMeta(doc));

function noDuplicates(list: readonly unknown[], context: z.RefinementCtx): void {
  const seen = new Set<unknown>();
  list.forEach((value, index) => {
    if (seen.has(value))
      context.issues.push({ code: 'custom', input: value, path: [index], ...issueReason('duplicate', { value: String(value) }) });
    seen.add(value);
  });
}

/** Paging of a JSON body (api 7.2, 7.3): records skipped, and page size. */
export const bodyPage = (maxLimit: number, maxOffset = MAX_OFFSET) => ({
  offset: optionalInteger(0, maxOffset, OFFSET_DOC)
    .transform((value) => value ?? DEFAULT_OFFSET)
    .meta({ wire: { default: DEFAULT_OFFSET } }),
  limit: optionalInteger(1, maxLimit, LIMIT_DOC)
    .transform((value) => value ?? DEFAULT_LIMIT)
    .meta({ wire: { default: DEFAULT_LIMIT } }),
});
/** The same in the lists of customers and resellers, whose offset ends earlier (customers 8.4, 8.6). */
export const listPage = (maxLimit: number) => bodyPage(maxLimit, 40_000_000);

/**
 * Checks pairs of time bounds `<name>_begin`, `<name>_end` of an object. `exclusive`: both ends are excluded and
 * begin must be before end (benefits section 6); else they are included and may be equal (api 7.7).
 */
export function withRanges<S extends z.ZodObject>(
  schema: S,
  ranges: ReadonlyArray<readonly [begin: string, end: string]>,
  exclusive: boolean,
) {
  const reason = exclusive ? 'range' : 'range_order';
  return schema.superRefine((value, context) => {
    for (const [begin, end] of ranges) {
      const from = (value as Record<string, unknown>)[begin] as string | undefined;
      const to = (value as Record<string, unknown>)[end] as string | undefined;
      const wrong = from !== undefined && to !== undefined && (exclusive ? from >= to : from > to);
      if (wrong) context.issues.push({ code: 'custom', input: to, path: [end], ...issueReason(reason, { other: begin }) });
    }
  });
}

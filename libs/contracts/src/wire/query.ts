import { refuse, type Refusal } from '@pc/kernel';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { DEFAULT_LIMIT, DEFAULT_OFFSET, docMeta, issueReason, LIMIT_DOC, MAX_OFFSET, OFFSET_DOC, optionalTime, type Doc } from './fields';

/** The fields of query strings, where every value is text and `null` cannot be said (api 7.1). */

type Issue = (name: string, values?: Record<string, string | number>) => number;

/** An integer of a query string; `name=` and any other text are refused. */
export const queryInteger = (min: number, max: number, doc: Doc) =>
  z
    .string()
    .transform(
      readInteger((value, refuseAs) => {
        if (value < min) return refuseAs('too_small', { min });
        return value > max ? refuseAs('too_big', { max }) : value;
      }),
    )
    .optional()
    .meta({ ...docMeta(doc), wire: { type: 'integer', minimum: min, maximum: max } });

/** One of some integers in a query string; class B. */
export const queryIntegerOption = <const T extends readonly number[]>(options: T, doc: Doc) =>
  z
    .string()
    .transform(readInteger((value, refuseAs) => (options.includes(value) ? value : refuseAs('option', { options: options.join(', ') }))))
    .optional()
    .meta({ ...docMeta(doc), wire: { type: 'integer', enum: [...options] } });

/** One of some integers in a query string; class A: absent and `name=` are no filter. */
export const queryIntegerOptionA = <const T extends readonly number[]>(options: T, doc: Doc) =>
  emptyIsNone(queryIntegerOption(options, doc)).meta({ ...docMeta(doc), wire: { type: 'integer', enum: [...options] } });

/** A time in a query string; class A. */
export const queryTimeA = (doc: Doc) =>
  emptyIsNone(optionalTime(doc)).meta({
    ...docMeta({ example: '2026-01-31T08:00:00Z', ...doc }),
    wire: { type: 'string', format: 'date-time', maxLength: 20 },
  });

const emptyIsNone = <S extends z.ZodType>(field: S) => z.preprocess((value) => (value === '' ? undefined : value), field.optional());

/** A repeated parameter; `name=` is a filter that matches nothing and becomes `[]` (benefits section 6). */
export const queryList = <S extends z.ZodType<string>>(item: S, max: number, doc: Doc) =>
  z
    .preprocess((value) => (value === '' ? [] : typeof value === 'string' ? [value] : value), z.array(item).max(max).optional())
    .meta(docMeta(doc));

/** Paging of a query string (api 7.2, 7.3): records skipped, and page size. */
export const queryPage = (maxLimit: number) => ({
  offset: queryInteger(0, MAX_OFFSET, OFFSET_DOC)
    .transform((value) => value ?? DEFAULT_OFFSET)
    .meta({ wire: { type: 'integer', minimum: 0, maximum: MAX_OFFSET, default: DEFAULT_OFFSET } }),
  limit: queryInteger(1, maxLimit, LIMIT_DOC)
    .transform((value) => value ?? DEFAULT_LIMIT)
    .meta({ wire: { type: 'integer', minimum: 1, maximum: maxLimit, default: DEFAULT_LIMIT } }),
});

/** `customerId` is the old spelling of `customer_id` in query strings; both with different values contradict (api 7.14). */
export function withCustomerIdAlias(query: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> | Refusal {
  if (query.customerId === undefined) return query;
  if (query.customer_id === undefined) return { ...query, customer_id: query.customerId };
  if (isDeepStrictEqual(query.customer_id, query.customerId)) return query;
  return refuse('CBC.0100', { field: 'customerId', reason: 'conflict', params: { other: 'customer_id' } });
}

function readInteger(check: (value: number, refuseAs: Issue) => number) {
  return (text: string, context: z.RefinementCtx): number => {
    const refuseAs: Issue = (name, values = {}) => {
      context.issues.push({ code: 'custom', input: text, ...issueReason(name, values) });
      return z.NEVER;
    };
    if (text === '') return refuseAs('empty');
    return /^-?\d{1,15}$/.test(text) ? check(Number(text), refuseAs) : refuseAs('type', { expected: 'integer' });
  };
}

import { type Doc, docMeta, ExactNumber, issueReason } from '@pc/contracts';
import { z } from 'zod';

const RATIO = /^(0\.\d{1,4}|1(\.0{1,4})?)$/;

/** A share above 0 and at most 1, as number or numeric string with at most four decimals; becomes its decimal text (benefits 5.2). */
export const deductionRatio = (doc: Doc) =>
  z
    .unknown()
    .optional()
    .transform((value, context) => (value === undefined || value === null ? undefined : readRatio(value, context)))
    .meta({ ...docMeta(doc), wire: { type: ['number', 'string', 'null'], exclusiveMinimum: 0, maximum: 1, pattern: RATIO.source } });

function readRatio(value: unknown, context: z.RefinementCtx): string {
  const text = typeof value === 'number' ? String(value) : value;
  const good = typeof text === 'string' && RATIO.test(text) && Number(text) > 0;
  if (good) return text;
  const reason =
    value instanceof ExactNumber || typeof value === 'number' || typeof value === 'string'
      ? issueReason('ratio')
      : issueReason('type', { expected: 'number' });
  context.issues.push({ code: 'custom', input: value, ...reason });
  return z.NEVER;
}

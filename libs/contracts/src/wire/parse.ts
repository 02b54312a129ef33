import { refuse, type Refusal } from '@pc/kernel';
import type { z } from 'zod';

/** A number of a JSON body whose text says more than a double can hold; only money fields read it (api 7.13). */
export class ExactNumber {
  constructor(readonly text: string) {}
}

/** A number with more digits than a double surely keeps; shorter ones read as what was written. */
const LOOKS_LOSSY = /[:,[]\s*-?(?:\d\.?){16}/;

/** No documented body is nested half as deep; what walks a parsed body may then recurse. */
const DEEPEST_NESTING = 64;

/** Parses JSON without losing digits of numbers. Throws SyntaxError when the text is not JSON, or nested beyond all use. */
export function parseJson(text: string): unknown {
  if (nesting(text) > DEEPEST_NESTING) throw new SyntaxError(`JSON nested deeper than ${DEEPEST_NESTING}`);
  if (!LOOKS_LOSSY.test(text)) return JSON.parse(text);
  return JSON.parse(text, function (_key, value: unknown, context?: { source?: string }) {
    if (typeof value !== 'number' || context?.source === undefined) return value;
    return sameDecimal(String(value), context.source) ? value : new ExactNumber(context.source);
  } as Parameters<typeof JSON.parse>[1]);
}

/** How deep arrays and objects of a JSON text are nested; one pass, and brackets within strings do not count. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const char = text[index];
    if (inString && char === '\\') index++;
    else if (char === '"') inString = !inString;
    else if (inString) continue;
    else if (char === '[' || char === '{') deepest = Math.max(deepest, ++depth);
    else if (char === ']' || char === '}') depth--;
  }
  return deepest;
}

/** Whether two JSON numbers are the same decimal: `1.10`, `1.1` and `11E-1` are. */
function sameDecimal(a: string, b: string): boolean {
  return a === b || (Number.isFinite(Number(a)) && decimalForm(a) === decimalForm(b));
}

/** Sign, digits without zeros at either end, and the power of ten of the last digit. */
function decimalForm(number: string): string {
  const [, sign, whole, fraction = '', exponent = '0'] = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/.exec(number)!;
  const digits = `${whole}${fraction}`.replace(/^0+/, '');
  const significant = withoutZerosAtEnd(digits);
  if (significant === '') return '0';
  return `${sign}${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`;
}

/** By hand: a regular expression would take the square of the time on a long run of zeros that is not at the end. */
function withoutZerosAtEnd(digits: string): string {
  let end = digits.length;
  while (digits[end - 1] === '0') end--;
  return digits.slice(0, end);
}

/** Checks a value against a schema; the first fault becomes the documented refusal `CBC.0100` with field and reason. */
export function parseWire<S extends z.ZodType>(
  schema: S,
  value: unknown,
): { ok: true; value: z.output<S> } | { ok: false; refusal: Refusal } {
  const result = schema.safeParse(value, { reportInput: true });
  if (result.success) return { ok: true, value: result.data };
  return { ok: false, refusal: refusalOf(result.error.issues[0]!) };
}

type Params = Record<string, string | number>;

function refusalOf(issue: z.core.$ZodIssue): Refusal {
  const field = pathText(issue.path);
  const because = (reason: string, params: Params = {}) => refuse('CBC.0100', { ...(field && { field }), reason, params });
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? because('required')
        : because('type', { expected: issue.expected === 'int' ? 'integer' : issue.expected });
    case 'too_big':
      return because(bound(issue.origin, 'too_long', 'too_many', 'too_big'), { max: Number(issue.maximum) });
    case 'too_small':
      if (issue.origin === 'string' && Number(issue.minimum) === 1) return because('empty');
      return because(bound(issue.origin, 'too_short', 'too_few', 'too_small'), { min: Number(issue.minimum) });
    case 'invalid_value':
    case 'invalid_union': {
      if (issue.input === undefined) return because('required');
      const options = optionsOf(issue);
      return options.length > 0 ? because('option', { options: options.join(', ') }) : because('format');
    }
    case 'custom':
      return because(String(issue.params?.reason ?? 'format'), (issue.params?.values as Params | undefined) ?? {});
    default:
      return because('format');
  }
}

/** What the field may hold, where that can be counted up. That it may be empty goes without saying. */
function optionsOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'invalid_value') return issue.values.map(String).filter((value) => value !== '');
  if (issue.code !== 'invalid_union') return [];
  const kinds = issue.errors.flat();
  return kinds.every(({ code }) => code === 'invalid_value') ? kinds.flatMap(optionsOf) : [];
}

function bound(origin: string, text: string, list: string, number: string): string {
  if (origin === 'string') return text;
  return origin === 'array' ? list : number;
}

function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (text, part) => (typeof part === 'number' ? `${text}[${part}]` : text ? `${text}.${String(part)}` : String(part)),
    '',
  );
}

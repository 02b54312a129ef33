import { optionalTime, withRanges } from '@pc/contracts';
import type { z } from 'zod';

/** Two time filters `<name>_begin` and `<name>_end`, both bounds excluded (benefits section 6). */
export function exclusiveBounds<const N extends string>(name: N, what: string) {
  return {
    [`${name}_begin`]: optionalTime({ description: `${what} after this moment` }),
    [`${name}_end`]: optionalTime({ description: `${what} before this moment`, example: '2026-12-31T16:00:00Z' }),
  } as Record<`${N}_begin` | `${N}_end`, ReturnType<typeof optionalTime>>;
}

export function withExclusiveRanges<S extends z.ZodObject>(schema: S, ...names: string[]): S {
  return withRanges(
    schema,
    names.map((name) => [`${name}_begin`, `${name}_end`] as const),
    true,
  );
}

/** The range of a message; undefined when neither bound is given. */
export function rangeOf(
  begin: string | undefined,
  end: string | undefined,
): { begin?: string | undefined; end?: string | undefined } | undefined {
  return begin === undefined && end === undefined ? undefined : { begin, end };
}

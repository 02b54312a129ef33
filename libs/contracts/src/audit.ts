import { z } from 'zod';
import { query } from './contract';
import type { ServiceName } from './topics';

/** One contradiction that a service found in what it keeps (architecture 8). */
export const breach = z.object({ rule: z.string(), subject: z.string(), detail: z.string() });
export type Breach = z.infer<typeof breach>;

/** The question that `pc audit` asks every service: how much was checked, and every breach in words; none when all is well. */
export function auditQuery<const K extends string>(service: ServiceName, kinds: readonly K[]) {
  const counts = Object.fromEntries(kinds.map((kind) => [kind, z.int()])) as Record<K, z.ZodInt>;
  return query(service, 'audit', z.object({}), z.object({ checked: z.object(counts), breaches: z.array(breach) }));
}

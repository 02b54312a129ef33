/** What a loop of callers saw. Times in milliseconds. */
export interface Sample {
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly calls: number;
  readonly errors: number;
}

/**
 * Runs `callers` loops at once, each starting its next call when the last one ended, for `seconds`.
 * `units` is how many things one call does (100 coupons); the rate counts things, the percentiles calls.
 */
export async function closedLoop(
  callers: number,
  seconds: number,
  call: (caller: number, turn: number) => Promise<void>,
  units = 1,
): Promise<Sample> {
  const end = performance.now() + seconds * 1000;
  const latencies: number[] = [];
  let errors = 0;
  const start = performance.now();
  await Promise.all(
    Array.from({ length: callers }, async (_, caller) => {
      for (let turn = 0; performance.now() < end; turn++) {
        const began = performance.now();
        try {
          await call(caller, turn);
          latencies.push(performance.now() - began);
        } catch (error) {
          errors++;
          if (errors === 1) console.error(`  first error: ${String(error)}`);
        }
      }
    }),
  );
  return summary(latencies, (performance.now() - start) / 1000, errors, units);
}

export function summary(latencies: number[], seconds: number, errors = 0, units = 1): Sample {
  const sorted = latencies.toSorted((a, b) => a - b);
  return {
    perSecond: (sorted.length * units) / seconds,
    p50: percentile(sorted, 0.5),
    p99: percentile(sorted, 0.99),
    calls: sorted.length,
    errors,
  };
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

import { noMetrics, type BusMetrics } from '../src';

type Recorded = { readonly [K in keyof BusMetrics]: Array<Parameters<BusMetrics[K]>> };

/** Metrics that a test can read: every call, by name. */
export function recordedMetrics(): { metrics: BusMetrics; calls: Recorded } {
  const names = Object.keys(noMetrics) as Array<keyof BusMetrics>;
  const calls = Object.fromEntries(names.map((name) => [name, [] as unknown[]])) as unknown as Recorded;
  const metrics = Object.fromEntries(names.map((name) => [name, (...args: unknown[]) => void (calls[name] as unknown[]).push(args)]));
  return { metrics: metrics as unknown as BusMetrics, calls };
}

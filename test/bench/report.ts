import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import type { Sample } from './measure';

/** One line of the table: a figure of ours beside its yardstick of the same run. */
export interface Row {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly yardstick: string;
  /** Ours against the yardstick, so that a greater number is better unless `target` says otherwise. */
  readonly ratio?: number;
  readonly target: string;
  readonly met: boolean;
  readonly p50_ms?: number;
  readonly p99_ms?: number;
  readonly errors: number;
}

export const times = (sample: Sample) => ({ p50_ms: round(sample.p50), p99_ms: round(sample.p99), errors: sample.errors });

export function round(value: number): number {
  return Number(value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0));
}

const HEAD = ['measure', 'ours', 'yardstick (same run)', 'ratio', 'p50 ms', 'p99 ms', 'errors', 'target', 'met'];

export function markdown(rows: readonly Row[]): string {
  const lines = rows.map((row) => [
    row.name,
    `${row.value} ${row.unit}`,
    row.yardstick,
    row.ratio ?? '',
    row.p50_ms ?? '',
    row.p99_ms ?? '',
    row.errors,
    row.target,
    row.met ? 'yes' : 'no',
  ]);
  return [HEAD, HEAD.map(() => '---'), ...lines].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A figure as it is told while the others are still measured. */
export function oneLine(row: Row): string {
  return `${row.name}: ${row.value} ${row.unit} (${row.yardstick}${row.p99_ms === undefined ? '' : `; p50 ${row.p50_ms} ms, p99 ${row.p99_ms} ms`}) ${row.met ? 'meets' : 'misses'} ${row.target}`;
}

/** The figures as a program reads them. */
export function json(rows: readonly Row[]): string {
  return JSON.stringify(
    rows.map(({ target: _target, met: _met, ...row }) => row),
    null,
    2,
  );
}

export function writeDocument(path: string, rows: readonly Row[], servers: string): void {
  const text = `# Benchmarks

Made by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}. Broker, store, all five services and the load share the machine; ratios count, absolute figures belong to it.

- Hardware: ${cpus().length} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB memory
- Versions: Node ${process.versions.node}, ${servers}

${markdown(rows)}
`;
  writeFileSync(path, text);
}

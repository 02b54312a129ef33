import type { TestSystem } from '@pc/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export type LogLine = Readonly<Record<string, unknown>>;

/** What a process of the running system has logged so far; lines that are no JSON are not its own. */
export function logOf({ dataDir }: TestSystem, name: string): LogLine[] {
  const lines = readFileSync(join(dataDir, 'logs', `${name}.log`), 'utf8').split('\n');
  return lines.filter((line) => line.startsWith('{') && line.endsWith('}')).map((line) => JSON.parse(line) as LogLine);
}

/** What a service that has no HTTP API shows at `/metrics`, on the port that it told last. */
export async function metricsOf(system: TestSystem, service: string): Promise<string> {
  const { port } = logOf(system, service).findLast(({ msg }) => msg === 'Health and metrics are served')!;
  return (await fetch(`http://127.0.0.1:${String(port)}/metrics`)).text();
}

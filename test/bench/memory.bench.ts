import { readFileSync } from 'node:fs';
import { round, type Row } from './report';
import type { System } from './system';

const SERVICES = ['customer', 'incentive', 'billing', 'certification', 'gateway'];
const LIMIT_MB = 200;

/** Resident memory of each service, as the operating system counts it, after whatever ran before. */
export function memoryBench(system: System): Row[] {
  const pids = system.processes();
  return SERVICES.map((service) => {
    const mb = residentMb(pids[service]);
    return {
      name: `memory of ${service}`,
      value: round(mb),
      unit: 'MB',
      yardstick: `${LIMIT_MB} MB`,
      ratio: round(mb / LIMIT_MB),
      errors: 0,
      target: '< 200 MB',
      met: mb < LIMIT_MB,
    };
  });
}

function residentMb(pid: number | undefined): number {
  if (pid === undefined) throw new Error('pids.json does not name every service');
  const line = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? Number.NaN) / 1024;
}

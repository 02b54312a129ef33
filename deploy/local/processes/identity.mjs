import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Tells a process from a later one that got the same pid: the time it was started.
 * Undefined when there is no such process.
 */
export function identityOf(pid) {
  try {
    return process.platform === 'linux' ? linuxIdentity(pid) : startTime(pid);
  } catch {
    return undefined;
  }
}

/** True while exactly this process runs; one that ended and was not yet collected does not count. */
export function isAlive({ pid, identity }) {
  return identity !== undefined && identityOf(pid) === identity;
}

function linuxIdentity(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state] = fields;
  const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  return state === 'Z' ? undefined : `${boot}/${fields[19]}`;
}

function startTime(pid) {
  const text = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  return text || undefined;
}

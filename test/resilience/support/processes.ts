import { fromEnvironment, until } from '@pc/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const RETURN_MS = 60_000;

/** A part of the system that a test can kill or silence; the store is `mongodb` where that is installed, else its stand-in. */
export type Part = 'gateway' | 'incentive' | 'customer' | 'billing' | 'certification' | 'broker' | 'store';

const NAMES: Partial<Record<Part, readonly string[]>> = { broker: ['kafka'], store: ['store', 'mongodb'] };

/** The processes of the running system, which its supervisor starts again when they die. */
export class Processes {
  private readonly file = join(fromEnvironment('PC_DATA_DIR'), 'pids.json');

  pid(part: Part): number {
    const pid = this.find(part);
    if (!pid) throw new Error(`${part} is not a process of this system (${this.file})`);
    return pid;
  }

  /** Ends a part without a warning, and waits until another process has taken its place. */
  async kill(part: Part): Promise<void> {
    const before = this.pid(part);
    process.kill(-before, 'SIGKILL');
    await until(() => ![undefined, before].includes(this.find(part)), { timeoutMs: RETURN_MS, what: `${part} to be started again` });
  }

  /** Does the work while a part neither answers nor closes its connections. */
  async whileSilent<T>(part: Part, work: () => Promise<T>): Promise<T> {
    const pid = this.pid(part);
    process.kill(-pid, 'SIGSTOP');
    try {
      return await work();
    } finally {
      process.kill(-pid, 'SIGCONT');
    }
  }

  private find(part: Part): number | undefined {
    const { processes } = JSON.parse(readFileSync(this.file, 'utf8')) as { processes: { name: string; pid: number }[] };
    return processes.find(({ name }) => (NAMES[part] ?? [part]).includes(name))?.pid;
  }
}

import { until } from '@pc/testing';
import type { Victim } from './victim';

const RETURN_MS = 60_000;

/** A process that `npm start` keeps running; it leads a group of its own. */
export class Child implements Victim {
  private readonly pid: number;

  constructor(
    private readonly name: string,
    /** The process that has the name now. */
    private readonly find: () => number | undefined,
  ) {
    const pid = find();
    if (!pid) throw new Error(`${name} does not run`);
    this.pid = pid;
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL');
    await until(() => ![undefined, this.pid].includes(this.find()), { timeoutMs: RETURN_MS, what: `${this.name} to be started again` });
  }

  silence(): void {
    this.signal('SIGSTOP');
  }

  resume(): void {
    this.signal('SIGCONT');
  }

  private signal(name: NodeJS.Signals): void {
    process.kill(-this.pid, name);
  }
}

import { fromEnvironment } from '@pc/testing';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Child } from './child';
import { Container } from './container';
import type { Victim } from './victim';

export type Service = 'gateway' | 'incentive' | 'customer' | 'billing' | 'certification';
export type Part = Service | 'broker' | 'store';

/** As processes; the store is MongoDB where that is installed, else its stand-in. */
const PROCESSES: Partial<Record<Part, readonly string[]>> = { broker: ['kafka'], store: ['mongodb', 'store'] };
const CONTAINERS: Partial<Record<Part, string>> = { broker: 'kafka', store: 'mongodb' };

/** The parts of the running system, to be killed or silenced. */
export class Parts {
  private readonly dataDir = fromEnvironment('PC_DATA_DIR');

  pid(part: Part): number | undefined {
    const { processes } = JSON.parse(readFileSync(join(this.dataDir, 'pids.json'), 'utf8')) as {
      processes: { name: string; pid: number }[];
    };
    return processes.find(({ name }) => (PROCESSES[part] ?? [part]).includes(name))?.pid;
  }

  /** Ends a part without a warning, and waits until it was started again. */
  async kill(part: Part): Promise<void> {
    await this.find(part).kill();
  }

  /** Does the work while a part neither answers nor closes its connections. */
  async whileSilent<T>(part: Part, work: () => Promise<T>): Promise<T> {
    const victim = this.find(part);
    victim.silence();
    try {
      return await work();
    } finally {
      victim.resume();
    }
  }

  private find(part: Part): Victim {
    const container = CONTAINERS[part];
    const isContained = container !== undefined && this.pid(part) === undefined;
    return isContained ? new Container(this.dataDir, container) : new Child(part, () => this.pid(part));
  }
}

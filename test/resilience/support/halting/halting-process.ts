import { forkTypescript, until } from '@pc/testing';
import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { ServedProcess } from '../../../e2e/support/served-process';
import type { HaltingService, Order, Report } from './steps';

const ARRIVAL_MS = 90_000;

/** A service in a process that a test can hold at named steps, and kill there. */
export class HaltingProcess {
  private readonly reached = new Map<string, Map<string, boolean>>();
  private readonly obeyed = new Set<string>();

  private constructor(
    readonly process: ServedProcess,
    private readonly child: ChildProcess,
  ) {
    child.on('message', (report: Report) => this.note(report));
  }

  static async start(service: HaltingService, settings: Readonly<Record<string, string>>): Promise<HaltingProcess> {
    let child!: ChildProcess;
    const run = (HEALTH_PORT: string) => {
      const env = { ...settings, HEALTH_PORT };
      return (child = forkTypescript(join(__dirname, `${service}.ts`), [], { env }));
    };
    const process = await ServedProcess.start(service, run);
    return new HaltingProcess(process, child);
  }

  /** From now on all that concerns this id stands still at each of these steps; the earlier ones are forgotten. */
  async hold(id: string, at: readonly string[]): Promise<void> {
    this.reached.set(id, new Map(at.map((step) => [step, false])));
    await this.order(id, { hold: id, at });
  }

  /** Waits until it stands at all of them. */
  async arrived(id: string): Promise<void> {
    const steps = this.reached.get(id)!;
    const open = () => [...steps].filter(([, reached]) => !reached).map(([step]) => step);
    try {
      await until(() => open().length === 0, { timeoutMs: ARRIVAL_MS });
    } catch (cause) {
      throw new Error(`${id} did not come to: ${open().join(', ')}`, { cause });
    }
  }

  /** Lets go what stands still. */
  release(id: string): Promise<void> {
    return this.order(id, { release: id });
  }

  private async order(id: string, order: Order): Promise<void> {
    this.obeyed.delete(id);
    this.child.send(order);
    await until(() => this.obeyed.has(id), { what: 'an order to be obeyed' });
  }

  private note(report: Report): void {
    if ('obeyed' in report) this.obeyed.add(report.obeyed);
    else this.reached.get(report.id)?.set(report.reached, true);
  }
}

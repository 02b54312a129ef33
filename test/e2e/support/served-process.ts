import { freePort, until } from '@pc/testing';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';

const READY_MS = 120_000;

/** A process that a test runs beside those of the system, known to be ready by its health over HTTP. */
export class ServedProcess {
  private constructor(
    readonly endpoint: string,
    private readonly child: ChildProcess,
  ) {}

  /** `run` starts it on the port that it is given: a free one, unless told. One that does not get ready is not left behind. */
  static async start(name: string, run: (port: string) => ChildProcess, at?: number): Promise<ServedProcess> {
    const port = at ?? (await freePort());
    const served = new ServedProcess(`http://127.0.0.1:${port}`, run(String(port)));
    try {
      await served.ready(name);
      return served;
    } catch (error) {
      await served.kill();
      throw error;
    }
  }

  private async ready(name: string): Promise<void> {
    const { endpoint, child } = this;
    const ready = async () => hasEnded(child) || (await fetch(`${endpoint}/health/ready`)).ok;
    await until(ready, { timeoutMs: READY_MS, what: `${name} to be ready` });
    if (hasEnded(child)) throw new Error(`${name} ended with ${child.exitCode ?? child.signalCode}`);
  }

  /** Lets it finish its work. */
  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  /** Without a warning. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    if (hasEnded(this.child)) return;
    const ended = once(this.child, 'exit');
    this.child.kill(signal);
    await ended;
  }
}

function hasEnded({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}

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

  /** `run` starts it on the port that it is given. */
  static async start(name: string, run: (port: string) => ChildProcess): Promise<ServedProcess> {
    const port = await freePort();
    const child = run(String(port));
    const endpoint = `http://127.0.0.1:${port}`;
    const ready = async () => hasEnded(child) || (await fetch(`${endpoint}/health/ready`)).ok;
    await until(ready, { timeoutMs: READY_MS, what: `${name} to be ready` });
    if (hasEnded(child)) throw new Error(`${name} ended with ${child.exitCode ?? child.signalCode}`);
    return new ServedProcess(endpoint, child);
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

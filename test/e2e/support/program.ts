import { fromEnvironment, until } from '@pc/testing';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join, resolve } from 'node:path';

const READY_MS = 60_000;

/** What the start of the running system wrote down, and its services share. */
export interface Written {
  readonly servers: { readonly kafka_brokers: string; readonly mongodb_uri: string; readonly namespace?: string };
  readonly secrets: {
    readonly key_ring: string;
    readonly saml: { readonly private_key: string; readonly certificate: string };
  };
}

export function written(): Written {
  const read = <T>(file: string) => JSON.parse(readFileSync(join(fromEnvironment('PC_DATA_DIR'), file), 'utf8')) as T;
  return { servers: read('servers.json'), secrets: read('secrets.json') };
}

/** One of our programs, beside those of the running system. */
export class Program {
  private constructor(
    private readonly name: string,
    private readonly process: ChildProcess,
  ) {}

  /** Ready when it says so at this address. */
  static async start(name: 'gateway' | 'customer', environment: Readonly<Record<string, string>>, endpoint: string): Promise<Program> {
    const env = { NODE_ENV: 'production', LOG_LEVEL: 'error', ...environment };
    const child = spawn(process.execPath, [resolve(`dist/apps/${name}/main.js`)], { env, stdio: ['ignore', 'inherit', 'inherit'] });
    const program = new Program(name, child);
    const ready = async () => child.exitCode !== null || (await fetch(`${endpoint}/health/ready`)).ok;
    await until(ready, { timeoutMs: READY_MS, what: `${name} to be ready` });
    if (child.exitCode !== null) throw new Error(`${program.name} ended with ${child.exitCode}`);
    return program;
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    await ended;
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

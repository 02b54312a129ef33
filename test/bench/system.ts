import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '@pc/testing';
import { type Keys, LoadClient } from './load';

export interface Account {
  readonly role: string;
  readonly name: string;
  readonly domain_id: string;
  readonly access_key: string;
  readonly secret_key: string;
}

/** The whole product, started as `npm start` does it, on ports and a data folder of its own, with the rate limits lifted. */
export class System {
  private constructor(
    private readonly process: ChildProcess,
    readonly dataDir: string,
    readonly endpoint: URL,
    readonly accounts: readonly Account[],
    readonly servers: { readonly kafka_brokers: string; readonly mongodb_uri: string; readonly namespace: string },
  ) {}

  static async start(): Promise<System> {
    const dataDir = mkdtempSync(join(tmpdir(), 'partner-center-bench-'));
    const port = await freePort();
    const child = spawn(process.execPath, [resolve('deploy/local/start.mjs'), '--port', String(port), '--data-dir', dataDir], {
      env: { ...process.env, RATE_LIMIT: 'off', LOG_LEVEL: 'warn' },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    });
    await waitForReady(child);
    const credentials = readJson<{ endpoint: string; accounts: Account[] }>(join(dataDir, 'credentials.json'));
    return new System(child, dataDir, new URL(credentials.endpoint), credentials.accounts, readJson(join(dataDir, 'servers.json')));
  }

  client(role: string): LoadClient {
    const account = this.account(role);
    return this.clientOf({ accessKey: account.access_key, secretKey: account.secret_key });
  }

  clientOf(keys: Keys): LoadClient {
    return new LoadClient(this.endpoint, keys);
  }

  account(role: string): Account {
    const found = this.accounts.find((account) => account.role === role);
    if (!found) throw new Error(`credentials.json has no account of role ${role}`);
    return found;
  }

  /** Process ids by name, of what runs now. */
  processes(): Record<string, number> {
    const { processes } = readJson<{ processes: { name: string; pid: number }[] }>(join(this.dataDir, 'pids.json'));
    return Object.fromEntries(processes.map(({ name, pid }) => [name, pid]));
  }

  async stop(): Promise<void> {
    if (this.process.exitCode === null) {
      const ended = new Promise((done) => this.process.once('exit', done));
      this.process.kill('SIGINT');
      await ended;
    }
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

function waitForReady(child: ChildProcess): Promise<void> {
  return new Promise((ready, reject) => {
    let output = '';
    child.stdout!.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      if (/docs/.test(output) && /http:\/\//.test(output)) ready();
    });
    child.once('exit', (code) => reject(new Error(`The system did not start (exit ${code}):\n${output}`)));
  });
}

function readJson<T>(path: string): T {
  return JSON.parse(readFileSync(path, 'utf8')) as T;
}

import { fromEnvironment, until } from '@pc/testing';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join, resolve } from 'node:path';

const READY_MS = 60_000;

/** Another gateway beside that of the running system, on the same broker, with settings of its own. */
export class SecondGateway {
  private constructor(
    readonly endpoint: string,
    private readonly process: ChildProcess,
  ) {}

  static async start(settings: Readonly<Record<string, string>>): Promise<SecondGateway> {
    const port = await freePort();
    const env = { NODE_ENV: 'production', HTTP_PORT: String(port), LOG_LEVEL: 'error', ...systemSettings(), ...settings };
    const child = spawn(process.execPath, [resolve('dist/apps/gateway/main.js')], { env, stdio: ['ignore', 'inherit', 'inherit'] });
    const gateway = new SecondGateway(`http://127.0.0.1:${port}`, child);
    const ready = async () => child.exitCode !== null || (await fetch(`${gateway.endpoint}/health/ready`)).ok;
    await until(ready, { timeoutMs: READY_MS, what: 'the second gateway to be ready' });
    if (child.exitCode !== null) throw new Error(`The second gateway ended with ${child.exitCode}`);
    return gateway;
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.kill('SIGTERM');
    await ended;
  }
}

/** Where the running system is, and the keys that all its parts share. */
function systemSettings() {
  const read = <T>(file: string) => JSON.parse(readFileSync(join(fromEnvironment('PC_DATA_DIR'), file), 'utf8')) as T;
  const servers = read<{ kafka_brokers: string; namespace?: string }>('servers.json');
  return {
    KAFKA_BROKERS: servers.kafka_brokers,
    BUS_NAMESPACE: servers.namespace ?? '',
    PC_KEY_RING: read<{ key_ring: string }>('secrets.json').key_ring,
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

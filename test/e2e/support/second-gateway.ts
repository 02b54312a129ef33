import { fromEnvironment } from '@pc/testing';
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ServedProcess } from './served-process';

/** Another gateway beside that of the running system, on the same broker, with settings of its own. */
export class SecondGateway {
  private constructor(private readonly process: ServedProcess) {}

  static async start(settings: Readonly<Record<string, string>>): Promise<SecondGateway> {
    const run = (port: string) => spawnApp('gateway', { HTTP_PORT: port, ...systemSettings(), ...settings });
    return new SecondGateway(await ServedProcess.start('gateway', run));
  }

  get endpoint(): string {
    return this.process.endpoint;
  }

  stop(): Promise<void> {
    return this.process.stop();
  }
}

/** Runs what was built, with these settings and no others. */
export function spawnApp(app: string, settings: Readonly<Record<string, string>>): ChildProcess {
  const env = { NODE_ENV: 'production', LOG_LEVEL: 'error', ...settings };
  return spawn(process.execPath, [resolve(`dist/apps/${app}/main.js`)], { env, stdio: ['ignore', 'inherit', 'inherit'] });
}

/** Where the running system is, and the keys that all its parts share. */
export function systemSettings() {
  const servers = ofSystem<{ kafka_brokers: string; namespace?: string }>('servers.json');
  return {
    KAFKA_BROKERS: servers.kafka_brokers,
    BUS_NAMESPACE: servers.namespace ?? '',
    PC_KEY_RING: ofSystem<{ key_ring: string }>('secrets.json').key_ring,
  };
}

/** A file of the folder of the running system. */
export function ofSystem<T>(file: string): T {
  return JSON.parse(readFileSync(join(fromEnvironment('PC_DATA_DIR'), file), 'utf8')) as T;
}

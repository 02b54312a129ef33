import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import type { Victim } from './victim';

/** A server of docker-compose.yml, as it runs where a Docker engine answers (`deploy/local/servers/docker.mjs` names the project). */
export class Container implements Victim {
  private readonly id: string;

  constructor(dataDir: string, service: string) {
    const project = `partner-center-${createHash('sha256').update(dataDir).digest('hex').slice(0, 8)}`;
    const labels = [`com.docker.compose.project=${project}`, `com.docker.compose.service=${service}`];
    this.id = docker('ps', '--quiet', ...labels.flatMap((label) => ['--filter', `label=${label}`]));
    if (!this.id) throw new Error(`${service} is neither a process nor a container of the system in ${dataDir}`);
  }

  /** The engine does not start again what was killed by hand. */
  async kill(): Promise<void> {
    docker('kill', '--signal', 'KILL', this.id);
    docker('start', this.id);
  }

  silence(): void {
    docker('pause', this.id);
  }

  resume(): void {
    docker('unpause', this.id);
  }
}

function docker(...args: string[]): string {
  return execFileSync('docker', args, { encoding: 'utf8', timeout: 30_000 }).trim();
}

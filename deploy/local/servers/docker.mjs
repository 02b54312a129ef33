import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { ROOT } from '../paths.mjs';
import { choosePort } from '../ports.mjs';
import { outputOf } from '../tools.mjs';
import { waitFor } from '../wait.mjs';
import { brokerAnswers, storeAnswers } from './clients.mjs';

const ANSWER_LIMIT_MS = 5_000;

/** True when a Docker engine with compose answers, not only its command is there. */
export async function dockerAnswers() {
  const [engine, compose] = await Promise.all([
    outputOf('docker', ['info', '--format', '{{.ServerVersion}}'], ANSWER_LIMIT_MS),
    outputOf('docker', ['compose', 'version'], ANSWER_LIMIT_MS),
  ]);
  return engine !== undefined && compose !== undefined;
}

/**
 * Broker and store of docker-compose.yml, in a project named after the data folder so that copies stay apart.
 * Their volumes outlive them, like the data folder itself.
 */
export class Containers {
  #up;

  constructor({ dataDir, wanted, fresh, ephemeral, ports, lastPorts }) {
    Object.assign(this, { dataDir, fresh, ephemeral, ports, lastPorts });
    this.services = [wanted.kafka && 'kafka', wanted.mongodb && 'mongodb'].filter(Boolean);
  }

  async broker(supervisor) {
    const { KAFKA_PORT } = await (this.#up ??= this.#start(supervisor));
    const address = `127.0.0.1:${KAFKA_PORT}`;
    await waitFor('The Kafka broker', () => brokerAnswers(address), { signal: supervisor.signal });
    return address;
  }

  async store(supervisor) {
    const { MONGODB_PORT } = await (this.#up ??= this.#start(supervisor));
    // The set's member is named as the other containers know it: from outside, one server is spoken to.
    const uri = `mongodb://127.0.0.1:${MONGODB_PORT}/?directConnection=true`;
    await waitFor('The store', () => storeAnswers(uri), { signal: supervisor.signal });
    return uri;
  }

  /** Ends the containers, also those that `docker compose up` was about to start when it was cut off. */
  async stop(supervisor) {
    if (!this.environment) return;
    const end = this.ephemeral ? ['down', '--volumes', '--timeout', '3'] : ['stop', '--timeout', '3', ...this.services];
    await supervisor.finish('docker', this.#compose(...end));
  }

  async #start(supervisor) {
    this.environment = {
      KAFKA_PORT: String(await choosePort(this.ports.kafka, this.lastPorts.kafka, 'the Kafka broker', '--kafka-port')),
      MONGODB_PORT: String(await choosePort(this.ports.mongodb, this.lastPorts.mongodb, 'the store', '--mongodb-port')),
    };
    if (this.fresh) await supervisor.run('docker', this.#compose('down', '--volumes'));
    await supervisor.run('docker', this.#compose('up', '--detach', '--wait', ...this.services));
    return this.environment;
  }

  #compose(...args) {
    const project = `partner-center-${createHash('sha256').update(this.dataDir).digest('hex').slice(0, 8)}`;
    return {
      command: 'docker',
      args: ['compose', '--file', join(ROOT, 'docker-compose.yml'), '--project-name', project, ...args],
      env: this.environment,
    };
  }
}

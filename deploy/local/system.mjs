import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import './quiet.mjs';
import { build } from './build.mjs';
import { seedDemo } from './demo/seed.mjs';
import { Fault } from './fault.mjs';
import { readJson, writeJson } from './files.mjs';
import { demandFree } from './ports.mjs';
import { endLeftOvers, livingOwner } from './processes/pid-file.mjs';
import { Supervisor } from './processes/supervisor.mjs';
import { loadSecrets } from './secrets.mjs';
import { planServers } from './servers/index.mjs';
import { commonEnvironment, endpointOf, GATEWAY, SERVICES, startGateway, startService } from './services.mjs';

/** Of the ten seconds that a stop may take: the services finish their work first, then broker and store close. */
const SERVICES_GRACE_MS = 4_500;
const SERVERS_GRACE_MS = 3_500;

/** One whole Partner Center on this machine: broker, store, services, demo. */
export class System {
  #plan;

  /** @param {ReturnType<import('./options.mjs').startOptions>} options */
  constructor(options, progress, environment = process.env) {
    Object.assign(this, { options, progress, environment });
  }

  /** Everything up, seeded and written down. Throws Fault with what to do, or Interrupted. */
  async start() {
    const { dataDir, port } = this.options;
    await this.#endEarlier();
    await demandFree(port, 'the API', '--port');
    this.#plan = await planServers({ environment: this.environment, fresh: this.options.fresh });
    this.#takeFolder();
    await this.#prepare();
    const servers = await this.#plan.start(
      this.supervisor,
      { ...this.options, last: readJson(join(dataDir, 'servers.json')) },
      this.progress,
    );
    const namespace = this.environment.BUS_NAMESPACE ?? '';
    const secrets = loadSecrets(dataDir);
    const common = commonEnvironment(
      { servers, namespace, mongodbPrefix: this.environment.MONGODB_PREFIX || 'pc', secrets },
      this.environment,
    );
    const endpoint = await this.#services(common, secrets);
    writeJson(join(dataDir, 'servers.json'), { kafka_brokers: servers.brokers, mongodb_uri: servers.mongodbUri, namespace });
    await this.progress.step('demo', () => seedDemo({ endpoint, dataDir, secrets, signal: this.supervisor.signal }));
    return { endpoint, servers };
  }

  /** Only the broker and the store, for tests. */
  async startServers() {
    await this.#endEarlier();
    this.#plan = await planServers({ environment: this.environment, fresh: false });
    this.#takeFolder();
    await this.#prepareServers();
    return this.#plan.start(this.supervisor, this.options, this.progress);
  }

  /** Whether there may be something to stop. */
  get began() {
    return this.supervisor !== undefined;
  }

  /** Gives up what is on its way and ends everything that was started, in the order in which it can finish its work. */
  async stop() {
    const { supervisor } = this;
    if (!supervisor) return;
    await supervisor.interrupt();
    await supervisor.stop([GATEWAY, ...SERVICES], SERVICES_GRACE_MS);
    await this.#plan?.stop(supervisor, SERVERS_GRACE_MS);
    supervisor.close();
  }

  async #endEarlier() {
    const { dataDir } = this.options;
    demandOwnFolder(dataDir);
    const pids = join(dataDir, 'pids.json');
    const owner = livingOwner(pids);
    if (owner)
      throw new Fault(`Partner Center runs from ${dataDir} already (process ${owner.pid})`, [
        'stop that one with Ctrl-C',
        'or run another beside it: npm start -- --port 8081 --data-dir .data2',
      ]);
    const left = await endLeftOvers(pids);
    if (left.length > 0) this.progress.note(`ended what an earlier start had left running: ${left.join(', ')}`);
  }

  /** Only when nothing stands against the start any more: with `--fresh` this removes what was kept. */
  #takeFolder() {
    const { dataDir, fresh } = this.options;
    if (fresh) rmSync(dataDir, { recursive: true, force: true });
    mkdirSync(dataDir, { recursive: true });
    chmodSync(dataDir, 0o700);
    this.supervisor = new Supervisor({ dataDir, note: (text) => this.progress.note(text) });
  }

  async #prepare() {
    await Promise.all([this.#prepareServers(), this.progress.step('build', () => build(this.supervisor))]);
  }

  async #prepareServers() {
    await Promise.all(this.#plan.preparations().map(({ name, work }) => this.progress.step(name, () => work(this.supervisor))));
  }

  /** All at once: each waits for what it needs by itself. */
  async #services(common, secrets) {
    const own = { secrets, endpoint: endpointOf(this.options.port), dataDir: this.options.dataDir };
    const [endpoint] = await Promise.all([
      this.progress.step(GATEWAY, () => startGateway(this.supervisor, common, this.options.port)),
      ...SERVICES.map((name) => this.progress.step(name, () => startService(this.supervisor, name, common, own))),
    ]);
    return endpoint;
  }
}

/** What a start leaves in its folder; one of them tells that a folder is a data folder. */
const MARKS = ['secrets.json', 'servers.json', 'pids.json', 'logs'];

/** A data folder is made private, and emptied by `--fresh`: it must not be a folder that holds something else. */
function demandOwnFolder(dataDir) {
  if (existsSync(dataDir) && !statSync(dataDir).isDirectory())
    throw new Fault(`${dataDir} is not a folder`, ['name one for the data of Partner Center: --data-dir <folder>']);
  const files = existsSync(dataDir) ? readdirSync(dataDir) : [];
  if (files.length === 0 || files.some((file) => MARKS.includes(file))) return;
  throw new Fault(`${dataDir} holds something else than the data of Partner Center`, [
    'name an empty folder, or one that is not there yet: --data-dir <folder>',
  ]);
}

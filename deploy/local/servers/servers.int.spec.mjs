import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitFor } from '../wait.mjs';

const progress = { step: (_name, work) => work() };

describe('which servers are used', () => {
  const environment = { ...process.env };
  let folder;
  let planServers;
  let Supervisor;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pc-servers-'));
    // A machine with nothing but what a test puts there.
    process.env = { ...environment, PATH: folder, PC_CACHE_DIR: join(folder, 'cache'), JAVA_HOME: '', KAFKA_HOME: '' };
    jest.resetModules();
    ({ planServers } = await import('./index.mjs'));
    ({ Supervisor } = await import('../processes/supervisor.mjs'));
  });
  afterEach(() => {
    process.env = environment;
    rmSync(folder, { recursive: true });
  });

  /** A program on the PATH that prints a text and writes down what it was called with. */
  function install(name, body) {
    writeFileSync(join(folder, name), `#!/bin/sh\necho "$@ $KAFKA_PORT $MONGODB_PORT" >> ${join(folder, 'calls')}\n${body}\n`);
    chmodSync(join(folder, name), 0o755);
  }
  const calls = () => (existsSync(join(folder, 'calls')) ? readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n') : []);

  it('says all that is missing at once, and every way out', async () => {
    const plan = planServers({ environment: {} });
    await expect(plan).rejects.toMatchObject({ name: 'Fault' });
    await expect(plan).rejects.toThrow(
      /Java 17[\s\S]*Apache Maven[\s\S]*KAFKA_HOME[\s\S]*Python 3\.10[\s\S]*MONGODB_URI[\s\S]*Docker engine/,
    );
  });

  it('does not take an old Java', async () => {
    install('java', `echo 'openjdk version "11.0.2" 2019-01-15' >&2`);
    install('mvn', '');
    install('mongod', '');
    await expect(planServers({ environment: {} })).rejects.toThrow(
      /^To start its own servers, this needs:\n {2}- Java 17.*\n {2}- or start a Docker engine/,
    );
  });

  it('names a configured server that does not answer', async () => {
    const plan = await planServers({ environment: { KAFKA_BROKERS: '127.0.0.1:1', MONGODB_URI: 'mongodb://127.0.0.1:1/' } });
    await expect(plan.start(undefined, { dataDir: folder }, progress)).rejects.toThrow(
      /^(KAFKA_BROKERS|MONGODB_URI) is set, but its server does not answer[\s\S]*or unset/,
    );
  });

  it('does not pretend to empty a configured server', async () => {
    await expect(planServers({ environment: { KAFKA_BROKERS: '127.0.0.1:9092' }, fresh: true })).rejects.toThrow(
      /--fresh cannot empty servers/,
    );
  });

  it('passes over a Docker command without an engine', async () => {
    install('docker', 'exit 1');
    await expect(planServers({ environment: {} })).rejects.toThrow(/Java 17/);
  });

  it('uses a Docker engine that answers, and stops just what it started there', async () => {
    install('docker', 'exit 0');
    symlinkSync('/bin/sh', join(folder, 'sh'));
    const plan = await planServers({ environment: {} });
    const supervisor = new Supervisor({ dataDir: folder, note() {} });
    const start = plan.start(supervisor, { dataDir: folder, kafkaPort: 39555, mongodbPort: 37555 }, progress);
    await waitFor('compose up', () => calls().some((call) => call.includes(' up ')));
    supervisor.interrupt();
    await expect(start).rejects.toMatchObject({ name: 'Interrupted' });
    await plan.stop(supervisor, 1_000);
    supervisor.close();
    const compose = calls().filter((call) => call.includes('--project-name'));
    expect(compose).toEqual([
      expect.stringMatching(/docker-compose\.yml --project-name partner-center-\w{8} up --detach --wait kafka mongodb 39555 37555$/),
      expect.stringMatching(/--project-name partner-center-\w{8} stop --timeout 3 kafka mongodb 39555 37555$/),
    ]);
  });
});

import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { complain, Fault, Interrupted } from './fault.mjs';
import { readJson } from './files.mjs';
import { ROOT } from './paths.mjs';
import { freePort } from './ports.mjs';
import { Supervisor } from './processes/supervisor.mjs';
import { Progress } from './progress.mjs';
import { System } from './system.mjs';
import { VendorSdk } from './vendor-sdk.mjs';

const JEST = join(ROOT, 'node_modules/jest/bin/jest.js');
/** Each gets a running system of its own, which its files share one after the other. */
const WHOLE_SYSTEM = ['e2e', 'resilience'];

/** One run of checks and suites: counts what passed and failed, and ends what it started. */
export class TestRun {
  #folder = mkdtempSync(join(tmpdir(), 'pc-test-'));
  #progress = new Progress();
  #supervisor = new Supervisor({ dataDir: this.#folder, note: (text) => this.#progress.note(text) });
  /** @type {System | undefined} */
  #system;
  #passed = 0;
  #failed = 0;

  constructor(options) {
    this.options = options;
  }

  async all() {
    for (const check of this.options.checks) await this.#guarded(check, () => this.#check(check));
    for (const suite of this.options.suites) await this.#guarded(suite, () => this.#suite(suite));
    await this.stop();
    if (this.#failed === 0) rmSync(this.#folder, { recursive: true, force: true });
    else this.#progress.note(`the logs of this run are in ${this.#folder}`);
    return { passed: this.#passed, failed: this.#failed };
  }

  /** Ends everything; whatever is on its way fails with Interrupted. */
  async stop() {
    await this.#supervisor.interrupt();
    await this.#system?.stop();
    this.#supervisor.close();
  }

  /** A part that cannot even run is one failure; the others still run. */
  async #guarded(name, work) {
    this.#progress.print(`\n== ${name}`);
    try {
      await work();
    } catch (error) {
      if (error instanceof Interrupted) return new Promise(() => {});
      complain(error);
      this.#failed++;
    } finally {
      await this.#system?.stop();
      this.#system = undefined;
    }
  }

  async #check(name) {
    const code = await this.#supervisor.show(name, { command: process.execPath, args: ['--run', name], cwd: ROOT });
    if (code === 0) this.#passed++;
    else this.#failed++;
  }

  async #suite(name) {
    const env = await this.#environment(name);
    const outcome = join(this.#folder, `${name}.json`);
    const workers = WHOLE_SYSTEM.includes(name) ? 1 : availableParallelism();
    const narrowed = this.options.filters.length > 0 ? ['--passWithNoTests', ...this.options.filters] : [];
    const args = [JEST, '--selectProjects', name, '--json', '--outputFile', outcome, '--maxWorkers', String(workers), ...narrowed];
    await this.#supervisor.show(name, { command: process.execPath, args, cwd: ROOT, env });
    this.#count(readJson(outcome));
  }

  #count(report) {
    if (!report) throw new Error('jest ended without a report');
    this.#passed += report.numPassedTests;
    // A file that could not be loaded has no tests to count, and is a failure all the same.
    this.#failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
    if (!report.success && report.numFailedTests + report.numRuntimeErrorTestSuites === 0) this.#failed++;
  }

  /** What a suite finds in its environment: nothing, a broker and a store, or the whole system. */
  async #environment(suite) {
    if (suite === 'unit') return {};
    const dataDir = join(this.#folder, suite);
    const options = { dataDir, port: await freePort(), fresh: false, ephemeral: true };
    this.#system = new System(options, this.#progress, { RATE_LIMIT: process.env.RATE_LIMIT || 'off', LOG_LEVEL: process.env.LOG_LEVEL });
    if (WHOLE_SYSTEM.includes(suite)) {
      const [{ endpoint, servers }, sdk] = await Promise.all([this.#system.start(), suite === 'e2e' && this.#vendorSdk()]);
      return { ...addresses(servers), PC_ENDPOINT: endpoint, PC_DATA_DIR: dataDir, ...sdk };
    }
    return { ...addresses(await this.#system.startServers()), ...(process.env.MONGODB_URI ? {} : { TEST_STORE_IS_THROWN_AWAY: 'yes' }) };
  }

  /** Where it cannot be had, the tests that need it fail with the reason; all others still run. */
  async #vendorSdk() {
    const sdk = new VendorSdk();
    try {
      await this.#progress.step("vendor's SDK for Python", () => sdk.install(this.#supervisor));
      return { VENDOR_SDK_PYTHON: sdk.python };
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      return { VENDOR_SDK_MISSING: error.message };
    }
  }
}

const addresses = ({ brokers, mongodbUri }) => ({ KAFKA_BROKERS: brokers, MONGODB_URI: mongodbUri });

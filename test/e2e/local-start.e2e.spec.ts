import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type DemoAccount, freePort, SignedClient, until } from '@pc/testing';

const START = resolve(__dirname, '../../deploy/local/start.mjs');
const READY_MS = 90_000;
const STOP_MS = 10_000;

/** `npm start`, as a person at a terminal sees it. */
class Start {
  output = '';
  readonly process: ChildProcess;
  readonly ended: Promise<number | null>;

  constructor(settings: NodeJS.ProcessEnv, ...args: string[]) {
    // Its own servers, not those of this run.
    const { KAFKA_BROKERS: _brokers, MONGODB_URI: _uri, PC_ENDPOINT: _endpoint, PC_DATA_DIR: _folder, ...env } = process.env;
    this.process = spawn(process.execPath, [START, ...args], { env: { ...env, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [this.process.stdout!, this.process.stderr!])
      stream.on('data', (part: Buffer) => (this.output += part.toString()));
    this.ended = new Promise((done) => this.process.once('exit', done));
  }

  async ready(): Promise<void> {
    await until(() => this.output.includes('Partner Center is ready') || this.process.exitCode !== null, {
      timeoutMs: READY_MS,
      what: 'the system to be ready',
    });
    if (!this.output.includes('Partner Center is ready')) throw new Error(this.output);
  }

  /** Ctrl-C; returns how long the end took. */
  async interrupt(): Promise<number> {
    const begin = Date.now();
    this.process.kill('SIGINT');
    await this.ended;
    return Date.now() - begin;
  }
}

describe('npm start with a setting that is not usable', () => {
  it('stops with its name, told once, and leaves nothing running', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'pc-start-'));
    const start = new Start({ RATE_LIMIT: 'maybe' }, '--port', String(await freePort()), '--data-dir', dataDir);
    try {
      expect(await start.ended).toBe(1);
      expect(start.output.match(/RATE_LIMIT/g)).toHaveLength(1);
      expect(start.output).toMatch(/\ngateway cannot start\. The configuration is not usable:\n {2}RATE_LIMIT: /);
      expect(start.output).not.toContain('starts again');
      expect(existsSync(join(dataDir, 'pids.json'))).toBe(false);
    } finally {
      if (start.process.exitCode === null) await start.interrupt();
      rmSync(dataDir, { recursive: true });
    }
  });
});

describe('npm start', () => {
  let dataDir: string;
  let port: string;
  let start: Start;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'pc-start-'));
    port = String(await freePort());
    start = begin();
    await start.ready();
  }, READY_MS + 5_000);
  afterAll(async () => {
    if (start.process.exitCode === null) await start.interrupt();
    rmSync(dataDir, { recursive: true });
  });

  const begin = (...args: string[]) => new Start({}, '--port', port, '--data-dir', dataDir, ...args);
  const json = <T>(file: string) => JSON.parse(readFileSync(join(dataDir, file), 'utf8')) as T;
  const credentials = () => json<{ endpoint: string; accounts: DemoAccount[] }>('credentials.json');
  const running = () => json<{ processes: { name: string; pid: number }[] }>('pids.json').processes;
  const client = (role: string) => {
    const { access_key, secret_key } = credentials().accounts.find((account) => account.role === role)!;
    return new SignedClient(credentials().endpoint, { accessKey: access_key!, secretKey: secret_key! });
  };
  const isGone = (pid: number) => {
    try {
      return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') Z ');
    } catch {
      return true;
    }
  };

  it('says step by step what it does, and then where everything is and what to try', () => {
    expect(start.output).toMatch(/ok broker: 127\.0\.0\.1:\d+ \(\d+\.\d s\)/);
    for (const line of [
      `API              http://127.0.0.1:${port}`,
      `Console          http://127.0.0.1:${port}/console/`,
      `Documentation    http://127.0.0.1:${port}/docs`,
      'npm run -s pc -- quotas list',
    ])
      expect(start.output).toContain(line);
  });

  it('writes the credentials of the demo for its owner only', () => {
    expect(statSync(join(dataDir, 'credentials.json')).mode & 0o777).toBe(0o600);
    const { endpoint, accounts } = credentials();
    expect(endpoint).toBe(`http://127.0.0.1:${port}`);
    expect([...new Set(accounts.map(({ role }) => role))]).toEqual([
      'operator',
      'solution_provider',
      'distributor',
      'reseller',
      'gov_subsidy',
      'gov_cloud',
      'customer',
    ]);
    for (const account of accounts) {
      expect(Object.keys(account)).toEqual([
        'role',
        'name',
        'password',
        'domain_id',
        'project_id',
        'access_key',
        'secret_key',
        'xaccount_type',
      ]);
      expect(account.domain_id).toMatch(/^[0-9a-f]{32}$/);
      expect(account.access_key === null).toBe(account.role === 'reseller');
    }
  });

  it('keeps one log for each process', () => {
    expect(readdirSync(join(dataDir, 'logs'))).toEqual(
      expect.arrayContaining(['billing.log', 'certification.log', 'customer.log', 'gateway.log', 'incentive.log', 'kafka.log']),
    );
  });

  it.each([
    ['solution_provider', 10_000],
    ['distributor', 10_000],
  ])('the demo %s may issue vouchers of %d', async (role, value) => {
    const { body } = await client(role).post('/v2/partners/coupon-quotas/query').expect(200);
    expect(body).toMatchObject({ quotas: [expect.objectContaining({ quota_value: value })] });
  });

  it('starts a service again that was killed, and shows its last lines', async () => {
    const { pid } = running().find(({ name }) => name === 'billing')!;
    process.kill(pid, 'SIGKILL');
    await until(() => running().some((entry) => entry.name === 'billing' && entry.pid !== pid), { what: 'billing to come back' });
    await until(() => /billing ended \(SIGKILL\) and starts again in 0\.5 s\. The last lines of .*billing\.log:/.test(start.output));
  });

  it('a second copy says which port is taken and which option names another', async () => {
    const other = new Start({}, '--port', port, '--data-dir', `${dataDir}-other`);
    expect(await other.ended).toBe(1);
    expect(other.output).toContain(`Port ${port} for the API is taken`);
    expect(other.output).toContain('npm start -- --port');
    expect(existsSync(`${dataDir}-other`)).toBe(false);
  });

  it('a second start from the same folder names the first', async () => {
    const other = begin();
    expect(await other.ended).toBe(1);
    expect(other.output).toContain(`runs from ${dataDir} already (process ${start.process.pid})`);
    expect(start.process.exitCode).toBeNull();
  });

  it(
    'Ctrl-C ends all that it started within ten seconds; the next start finds everything as it was',
    async () => {
      const before = credentials();
      const pids = running().map(({ pid }) => pid);
      expect(pids.length).toBeGreaterThanOrEqual(5);
      expect(await start.interrupt()).toBeLessThan(STOP_MS);
      expect(await start.ended).toBe(0);
      expect(pids.filter((pid) => !isGone(pid))).toEqual([]);
      expect(existsSync(join(dataDir, 'pids.json'))).toBe(false);

      start = begin();
      await start.ready();
      expect(start.output).toContain('ok demo: exists');
      expect(credentials()).toEqual(before);
      const { body } = await client('solution_provider').post('/v2/partners/coupon-quotas/query').expect(200);
      expect(body).toMatchObject({ total_count: 1 });
    },
    READY_MS + STOP_MS,
  );

  it(
    'Ctrl-C while a step is running ends it too, and --fresh begins anew',
    async () => {
      const before = credentials().accounts.map(({ domain_id }) => domain_id);
      await start.interrupt();
      const cut = begin('--fresh');
      await until(() => cut.output.includes('ok store: '), { timeoutMs: READY_MS, what: 'the store to be up' });
      const pids = running().map(({ pid }) => pid);
      expect(await cut.interrupt()).toBeLessThan(STOP_MS);
      expect(pids.filter((pid) => !isGone(pid))).toEqual([]);
      start = begin();
      await start.ready();
      expect(credentials().accounts.filter(({ domain_id }) => before.includes(domain_id))).toEqual([]);
    },
    READY_MS + 2 * STOP_MS,
  );
});

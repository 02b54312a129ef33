import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readJson } from '../files.mjs';
import { waitFor } from '../wait.mjs';
import { identityOf, isAlive } from './identity.mjs';
import { endLeftOvers, livingOwner } from './pid-file.mjs';
import { Supervisor } from './supervisor.mjs';

const FOREVER = 'setInterval(() => {}, 1000);';
const STUBBORN = `process.on('SIGTERM', () => {}); console.log('deaf'); ${FOREVER}`;

describe('Supervisor', () => {
  let dataDir;
  let notes;
  let supervisor;

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'pc-supervisor-'));
    notes = [];
    supervisor = new Supervisor({ dataDir, note: (text) => notes.push(text) });
  });
  afterEach(async () => {
    supervisor.interrupt();
    await supervisor.stop(supervisor.names(), 2_000);
    supervisor.close();
    rmSync(dataDir, { recursive: true });
  });

  const node = (script, ...args) => ({ command: process.execPath, args: ['-e', script, ...args] });
  const pids = () => readJson(join(dataDir, 'pids.json'))?.processes ?? [];
  const running = (name) => waitFor(name, () => pids().find((entry) => entry.name === name && isAlive(entry)));
  const says = (name, text) => waitFor(text, () => readFileSync(supervisor.logOf(name), 'utf8').includes(text));

  it('starts a program again that dies, and shows the last lines of its log', async () => {
    supervisor.keep('shaky', node(`console.log('about to fall'); ${FOREVER}`));
    const first = await running('shaky');
    await says('shaky', 'about to fall');
    process.kill(first.pid, 'SIGKILL');
    const second = await waitFor('the second life', () => pids().find(({ name, pid }) => name === 'shaky' && pid !== first.pid));
    expect(isAlive(second)).toBe(true);
    expect(notes).toEqual([
      expect.stringMatching(/^shaky ended \(SIGKILL\) and starts again in 0\.5 s\. The last lines of .*shaky\.log:\n {2}\| about to fall$/),
    ]);
  });

  it('tells when a program does not stay up, with its last words', async () => {
    supervisor.keep('broken', node(`console.error('PC_KEY_RING: is missing'); process.exit(3)`));
    await expect(waitFor('broken', () => supervisor.demandAlive('broken', 1))).rejects.toThrow(
      /^broken does not stay up\. [\s\S]*PC_KEY_RING: is missing/,
    );
  });

  it('starts a program with an unusable configuration once only, and tells its last words alone', async () => {
    const refusal = 'gateway cannot start. The configuration is not usable:\n  RATE_LIMIT: is wrong';
    supervisor.keep(
      'gateway',
      node(`console.error('what an earlier start wrote'); console.error(${JSON.stringify(refusal)}); process.exit(78)`),
    );
    await expect(waitFor('gateway', () => supervisor.demandAlive('gateway'))).rejects.toMatchObject({ name: 'Fault', message: refusal });
    expect([notes, pids()]).toEqual([[], []]);
  });

  it('fails a passing program with its exit code and last lines', async () => {
    await expect(supervisor.run('build', node(`console.log('no such file'); process.exit(3)`))).rejects.toThrow(
      /^build failed \(exit code 3\)\. [\s\S]*no such file/,
    );
  });

  it('names a program that cannot be started', async () => {
    await expect(supervisor.run('ghost', { command: '/no/such/program', args: [] })).rejects.toThrow(
      /ghost failed \(spawn \/no\/such\/program ENOENT\)/,
    );
  });

  it('stops what it keeps with all that it started, kills what is deaf to it, and leaves no file of pids', async () => {
    supervisor.keep('deaf', node(STUBBORN));
    supervisor.keep(
      'parent',
      node(`console.log('child', require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(FOREVER)}]).pid); ${FOREVER}`),
    );
    await says('deaf', 'deaf');
    await says('parent', 'child');
    const child = Number(/child (\d+)/.exec(readFileSync(supervisor.logOf('parent'), 'utf8'))[1]);
    const entries = [await running('deaf'), await running('parent'), { pid: child, identity: identityOf(child) }];
    const begin = Date.now();
    await supervisor.stop(['deaf', 'parent'], 300);
    expect(Date.now() - begin).toBeLessThan(2_000);
    expect(entries.filter(isAlive)).toEqual([]);
    supervisor.close();
    expect(existsSync(join(dataDir, 'pids.json'))).toBe(false);
  });

  it('gives up what is on its way when it is interrupted, and begins nothing after that', async () => {
    const work = supervisor.run('install', node(FOREVER));
    await running('install');
    supervisor.interrupt();
    await expect(work).rejects.toMatchObject({ name: 'Interrupted' });
    expect(() => supervisor.keep('late', node(FOREVER))).toThrow('Interrupted');
  });
});

describe('a start that was killed', () => {
  let dataDir;
  beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'pc-killed-'))));
  afterEach(() => rmSync(dataDir, { recursive: true }));

  const pidsPath = () => join(dataDir, 'pids.json');

  it('takes its processes with it, also the deaf ones', async () => {
    const start = spawn(process.execPath, ['--input-type=module', '-e', startScript()], { stdio: 'ignore' });
    const [kept] = await waitFor('the kept process', () => readJson(pidsPath())?.processes);
    expect(livingOwner(pidsPath())).toMatchObject({ pid: start.pid });
    start.kill('SIGKILL');
    await waitFor('the end of the kept process', () => !isAlive(kept), { timeoutMs: 15_000 });
    await waitFor('the end of the file', () => !existsSync(pidsPath()));
  });

  it('leaves alone a process that meanwhile has the pid of one of its own', async () => {
    const stranger = spawn(process.execPath, ['-e', FOREVER], { stdio: 'ignore', detached: true });
    const identity = identityOf(stranger.pid);
    writeFileSync(
      pidsPath(),
      JSON.stringify({ owner: { pid: 1, identity: 'gone' }, processes: [{ name: 'kafka', pid: stranger.pid, identity: 'earlier' }] }),
    );
    await expect(endLeftOvers(pidsPath())).resolves.toEqual([]);
    expect(isAlive({ pid: stranger.pid, identity })).toBe(true);
    stranger.kill('SIGKILL');
  });

  function startScript() {
    const supervisor = JSON.stringify(fileURLToPath(new URL('supervisor.mjs', import.meta.url)));
    return `
      import { Supervisor } from ${supervisor};
      new Supervisor({ dataDir: ${JSON.stringify(dataDir)}, note() {} }).keep('kept', { command: process.execPath, args: ['-e', ${JSON.stringify(STUBBORN)}] });
      setInterval(() => {}, 1000);`;
  }
});

/** `npm run bench`: builds, then measures (test/bench). Like `npm start` it begins on Node 20.19 with nothing installed. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from './build.mjs';
import { complain } from './fault.mjs';
import { continuePinned, demandNode, endOf, install, isInstalled, onStopRequest, runsPinned } from './install.mjs';
import { ROOT } from './paths.mjs';
import { Supervisor } from './processes/supervisor.mjs';
import { Progress } from './progress.mjs';

const SCRIPT = fileURLToPath(import.meta.url);
let stop = (code) => process.exit(code);

async function main(args) {
  demandNode();
  const progress = new Progress();
  if (!isInstalled()) await progress.step('dependencies', install);
  if (!runsPinned()) return continuePinned(SCRIPT, args);
  onStopRequest((code) => stop(code));
  await progress.step('build', buildOnce);
  const child = spawn(process.execPath, ['--enable-source-maps', join(ROOT, 'dist/test/bench/main.js'), ...args], {
    cwd: ROOT,
    stdio: 'inherit',
  });
  stop = () => child.kill('SIGTERM');
  return endOf(child);
}

async function buildOnce() {
  const folder = mkdtempSync(join(tmpdir(), 'pc-build-'));
  const supervisor = new Supervisor({ dataDir: folder, note: console.log });
  stop = (code) => void supervisor.interrupt().then(() => process.exit(code));
  const outcome = await build(supervisor);
  supervisor.close();
  rmSync(folder, { recursive: true });
  return outcome;
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error) => {
    complain(error);
    process.exit(1);
  },
);

/**
 * `npm start`: the whole Partner Center on this machine. Runs on Node 20.19 with nothing installed;
 * installs, goes on under the pinned Node, and stays until it is stopped.
 */
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { complain } from './fault.mjs';
import { continuePinned, demandNode, install, isInstalled, onStopRequest, runsPinned } from './install.mjs';
import { HELP, startOptions } from './options.mjs';
import { Progress } from './progress.mjs';

const SCRIPT = fileURLToPath(import.meta.url);

async function main(args) {
  demandNode();
  const options = startOptions(args);
  if (options.help) return console.log(HELP);
  const progress = new Progress();
  if (!isInstalled()) await progress.step('dependencies', install);
  if (!runsPinned()) process.exit(await continuePinned(SCRIPT, args));
  await run(options, progress);
}

/** Loaded late: the rest stands on installed packages. */
async function run(options, progress) {
  const { System } = await import('./system.mjs');
  const system = new System(options, progress);
  let stopping;
  const stop = (code) => (stopping ??= end(system, code));
  onStopRequest(stop);
  try {
    printReady(await system.start(), options, progress);
  } catch (error) {
    if (!stopping) complain(error);
    await stop(1);
  }
}

async function end(system, code) {
  if (system.began) {
    console.log('\nStopping.');
    await system.stop();
    console.log('Stopped.');
  }
  process.exit(code);
}

function printReady({ endpoint, servers }, { dataDir }, progress) {
  const nearby = relative(process.cwd(), dataDir);
  const folder = nearby.startsWith('..') ? dataDir : nearby;
  const prefix = folder === '.data' ? '' : `PC_DATA_DIR=${/\s/.test(folder) ? `'${folder}'` : folder} `;
  console.log(`
Partner Center is ready after ${progress.elapsed}.

  API              ${endpoint}
  Console          ${endpoint}/console/
  Documentation    ${endpoint}/docs
  Broker, store    ${servers.brokers}, ${servers.mongodbUri}
  Credentials      ${folder}/credentials.json
  Logs             ${folder}/logs

Try:   ${prefix}npm run -s pc -- quotas list
Stop:  Ctrl-C
`);
}

main(process.argv.slice(2)).catch((error) => {
  complain(error);
  process.exit(1);
});

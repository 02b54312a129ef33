/**
 * `npm test`: lint, types, boundaries and the suites, on a broker and a store of its own. Like `npm start` it begins
 * on Node 20.19 with nothing installed.
 */
import { fileURLToPath } from 'node:url';
import { complain } from './fault.mjs';
import { continuePinned, demandNode, install, isInstalled, onStopRequest, runsPinned } from './install.mjs';
import { Progress } from './progress.mjs';
import { TEST_HELP, testOptions } from './test-options.mjs';

const SCRIPT = fileURLToPath(import.meta.url);

async function main(args) {
  demandNode();
  const options = testOptions(args);
  if (options.help) return console.log(TEST_HELP);
  if (!isInstalled()) await new Progress().step('dependencies', install);
  if (!runsPinned()) process.exit(await continuePinned(SCRIPT, args));
  const { TestRun } = await import('./test-run.mjs');
  const run = new TestRun(options);
  onStopRequest(() => void run.stop().then(() => process.exit(130)));
  const { passed, failed } = await run.all();
  console.log(`\n${passed} passed, ${failed} failed`);
  process.exit(failed > 0 || passed === 0 ? 1 : 0);
}

main(process.argv.slice(2)).catch((error) => {
  complain(error);
  process.exit(1);
});

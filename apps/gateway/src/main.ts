import 'reflect-metadata';
import { failedStart } from '@pc/platform';
import { runGateway } from './run';

runGateway().catch((error: unknown) => {
  const { text, exitCode } = failedStart(error);
  process.stderr.write(`gateway cannot start. ${text}\n`);
  process.exit(exitCode);
});

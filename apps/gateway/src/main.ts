import 'reflect-metadata';
import { ConfigurationError } from '@pc/platform';
import { runGateway } from './run';

runGateway().catch((error: unknown) => {
  const text = error instanceof ConfigurationError ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`gateway cannot start. ${text}\n`);
  process.exit(1);
});

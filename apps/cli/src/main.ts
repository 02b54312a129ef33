import { runCli } from './program';
import { processIo } from './shell/io';

void runCli(process.argv.slice(2), processIo()).then((code) => {
  process.exitCode = code;
  // What still holds the process then, such as a connection to a broker that is gone, is not waited for.
  setTimeout(() => process.exit(), 500).unref();
});

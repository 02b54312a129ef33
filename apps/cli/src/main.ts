import { runCli } from './program';
import { processIo } from './shell/io';

void runCli(process.argv.slice(2), processIo()).then((code) => {
  process.exitCode = code;
});

/**
 * Outlives a start that was killed with SIGKILL and ends what it left running: its standard input closes when the start is gone,
 * however it went. After an orderly end the file of pids is gone too, and nothing is left to do.
 */
import { endLeftOvers } from './pid-file.mjs';

const [path] = process.argv.slice(2);
for (const signal of ['SIGINT', 'SIGHUP', 'SIGTERM']) process.on(signal, () => {});
process.stdin.resume().on('end', () => void endLeftOvers(path));

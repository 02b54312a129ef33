import { execFile } from 'node:child_process';

const LIMIT_MS = 15_000;

/**
 * What a command prints, on both outputs; undefined when it is missing, fails or hangs.
 * @returns {Promise<string | undefined>}
 */
export function outputOf(command, args, timeoutMs = LIMIT_MS) {
  return new Promise((resolve) => {
    execFile(command, args, { env: process.env, timeout: timeoutMs, killSignal: 'SIGKILL' }, (error, stdout, stderr) =>
      resolve(error ? undefined : stdout + stderr),
    );
  });
}

/** The first of the commands that runs with these arguments and prints what `accepts` likes. */
export async function firstWorking(commands, args, accepts = () => true) {
  for (const command of commands) {
    const output = await outputOf(command, args);
    if (output !== undefined && accepts(output)) return command;
  }
  return undefined;
}

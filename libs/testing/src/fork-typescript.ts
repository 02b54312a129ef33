import { fork, type ChildProcess, type ForkOptions } from 'node:child_process';
import { join } from 'node:path';

const COMPILER = join(__dirname, '../compile-typescript.cjs');

/** Runs a TypeScript program of a test in a process of its own, compiled as jest compiles. */
export function forkTypescript(file: string, args: readonly string[] = [], options: ForkOptions = {}): ChildProcess {
  return fork(file, args, { ...options, execArgv: ['--require', COMPILER, ...(options.execArgv ?? [])] });
}

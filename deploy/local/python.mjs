import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exclusively } from './lock.mjs';
import { CACHE } from './paths.mjs';
import { firstWorking } from './tools.mjs';

const CANDIDATES = ['python3', 'python3.13', 'python3.12', 'python3.11', 'python3.10'];
const CHECK = ['-c', 'import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))'];
/** Without compiling: most modules are never used, the others are compiled as they are. */
const PIP_INSTALL = ['-m', 'pip', 'install', '--quiet', '--no-color', '--no-compile', '--disable-pip-version-check'];

/** A Python that can make virtual environments, 3.10 or newer; undefined where there is none. */
export function findPython() {
  return firstWorking(CANDIDATES, CHECK);
}

/** Python packages in a virtual environment of their own below the cache, installed once for all data folders. */
export class PythonPackages {
  #folder;
  #ready;

  /** @param {string} name tells the version, so that another one is another folder. @param {string[]} wanted what pip is to install */
  constructor(name, wanted) {
    this.name = name;
    this.wanted = wanted;
    this.#folder = join(CACHE, name);
    this.#ready = join(this.#folder, 'ready');
  }

  /** The interpreter that finds the packages. */
  get python() {
    return join(this.#folder, 'bin/python');
  }

  get areInstalled() {
    return existsSync(this.#ready);
  }

  /** Throws Fault with the last lines of the log when it fails. */
  async install(supervisor, log) {
    if (this.areInstalled) return 'is at hand';
    await exclusively(this.name, async () => {
      if (this.areInstalled) return;
      rmSync(this.#folder, { recursive: true, force: true });
      await supervisor.run(log, { command: await findPython(), args: ['-m', 'venv', this.#folder] });
      await supervisor.run(log, { command: this.python, args: [...PIP_INSTALL, ...this.wanted] });
      writeFileSync(this.#ready, this.name);
    });
    return 'installed';
  }
}

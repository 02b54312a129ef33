import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Fault } from './fault.mjs';
import { ROOT } from './paths.mjs';
import { findPython, PythonPackages } from './python.mjs';

const REQUIREMENTS = join(ROOT, 'test/e2e/support/vendor-sdk/requirements.txt');

/**
 * The vendor's own client for Python with all that it needs, of exactly the versions in the file of requirements: nothing
 * that is not named there is installed.
 */
export class VendorSdk {
  #packages = new PythonPackages(`vendor-sdk-${digestOf(REQUIREMENTS)}`, ['--no-deps', '--requirement', REQUIREMENTS]);

  get python() {
    return this.#packages.python;
  }

  /** Throws Fault that says what is missing. */
  async install(supervisor) {
    if (!this.#packages.areInstalled && !(await findPython()))
      throw new Fault("The tests with the vendor's SDK need Python 3.10 or newer with venv", [
        'install it (Debian, Ubuntu: `apt-get install python3-venv`)',
      ]);
    try {
      return await this.#packages.install(supervisor, 'vendor-sdk-install');
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      throw new Fault(`The vendor's SDK could not be installed: ${error.message}`, [
        'check the network and the package index of pip, then try again',
      ]);
    }
  }
}

/** Another list of versions is another folder. */
function digestOf(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 12);
}

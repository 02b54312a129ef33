import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { LOCAL } from '../paths.mjs';
import { PACKAGES } from './secantus.mjs';

const check = () => execFileSync(PACKAGES.python, ['-B', join(LOCAL, 'servers/fast_packing_check.py')], { encoding: 'utf8', stdio: 'pipe' });

/** Where MongoDB itself is used there is no binding to compare with. */
(PACKAGES.areInstalled ? describe : describe.skip)('the packing of keys in the local store', () => {
  it("gives the same bytes and values as WiredTiger's own", () => expect(check()).toMatch(/^\d+ formats agree$/m));
});

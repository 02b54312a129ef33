import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';

describe("the vendor's SDK", () => {
  it('is installed with exact versions only', () => {
    const lines = readFileSync(join(ROOT, 'test/e2e/support/vendor-sdk/requirements.txt'), 'utf8').split('\n');
    const pins = lines.filter((line) => line && !line.startsWith('#'));
    expect(pins).toContain('huaweicloudsdkbss==3.1.219');
    for (const pin of pins) expect(pin).toMatch(/^[\w-]+==\d[\w.]*$/);
  });
});

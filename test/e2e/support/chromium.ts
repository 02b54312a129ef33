import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Browser, chromium } from 'playwright-core';

const ROOT = resolve(__dirname, '../../..');

/**
 * A real browser that needs nothing installed: on Linux the Chromium that a development package brings, with its libraries.
 * The package has it for x64 alone; elsewhere it is the Chrome of the machine.
 */
export function launchChromium(): Promise<Browser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') return chromium.launch({ channel: 'chrome' });
  const folder = unpacked();
  const libraries = [join(folder, 'al2023/lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':');
  return chromium.launch({
    executablePath: join(folder, 'chromium'),
    // Its sandbox needs rights that containers do not give; it sees this system alone.
    args: ['--no-sandbox', '--disable-gpu'],
    env: { ...process.env, LD_LIBRARY_PATH: libraries },
  });
}

/** Unpacked once for each version, under its name only when it is whole. */
function unpacked(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'node_modules/@sparticuz/chromium/package.json'), 'utf8')) as { version: string };
  const cache = resolve(ROOT, process.env['PC_CACHE_DIR'] || '.cache');
  const folder = join(cache, `chromium-${version}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  const unfinished = mkdtempSync(`${folder}-`);
  execFileSync(process.execPath, [join(__dirname, 'unpack-chromium.mjs')], { env: { ...process.env, TMPDIR: unfinished } });
  renameSync(unfinished, folder);
  return folder;
}

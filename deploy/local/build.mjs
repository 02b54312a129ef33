import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exclusively } from './lock.mjs';
import { ROOT } from './paths.mjs';

const FOLDERS = ['apps', 'libs', 'test/bench'];
const SOURCES = [...FOLDERS, 'nest-cli.json', 'package-lock.json', 'rspack.config.cjs', 'tsconfig.json'];
const STAMP = join(ROOT, 'dist/sources.sha256');

/** Builds all apps and the console, unless `dist` was built from exactly these sources. */
export async function build(supervisor) {
  return exclusively('build', async () => {
    const digest = sourcesDigest();
    if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === digest) return 'is up to date';
    await supervisor.run('build', {
      command: process.execPath,
      args: [join(ROOT, 'node_modules/@nestjs/cli/bin/nest.js'), 'build', '--all'],
      cwd: ROOT,
    });
    await supervisor.run('build', { command: process.execPath, args: [join(ROOT, 'apps/console/build.mjs')], cwd: ROOT });
    writeFileSync(STAMP, digest);
    return 'built';
  });
}

function sourcesDigest() {
  const hash = createHash('sha256');
  for (const file of SOURCES.flatMap((path) => filesOf(path)).sort())
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(ROOT, file)))
      .update('\0');
  return hash.digest('hex');
}

function filesOf(path) {
  const entry = { recursive: true, withFileTypes: true };
  if (!FOLDERS.includes(path)) return [path];
  return readdirSync(join(ROOT, path), entry)
    .filter((found) => found.isFile() && !found.parentPath.includes('node_modules') && !/\.spec\.tsx?$/.test(found.name))
    .map((found) => join(found.parentPath, found.name).slice(ROOT.length + 1));
}

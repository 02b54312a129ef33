import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { System } from './system.mjs';

describe('the data folder', () => {
  let folder;
  const start = (environment) => new System({ dataDir: folder, port: 0, fresh: true }, { note: () => undefined }, environment).start();

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pc-folder-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is refused, and left as it is, when it holds something else', async () => {
    writeFileSync(join(folder, 'thesis.txt'), 'years of work');
    const { mode } = statSync(folder);
    await expect(start({})).rejects.toThrow(/holds something else/);
    expect(readdirSync(folder)).toEqual(['thesis.txt']);
    expect(statSync(folder).mode).toBe(mode);
  });

  it('is refused by its name when it is a file, and nothing has begun that would have to be stopped', async () => {
    const system = new System({ dataDir: fileURLToPath(import.meta.url), port: 0, fresh: true }, { note: () => undefined }, {});
    await expect(system.start()).rejects.toThrow(/system\.spec\.mjs is not a folder/);
    expect(system.began).toBe(false);
  });

  it('keeps its secrets when --fresh is refused because the servers are configured', async () => {
    writeFileSync(join(folder, 'secrets.json'), '{}');
    await expect(start({ KAFKA_BROKERS: '127.0.0.1:1', MONGODB_URI: 'mongodb://127.0.0.1:1' })).rejects.toThrow(/--fresh/);
    expect(existsSync(join(folder, 'secrets.json'))).toBe(true);
  });
});

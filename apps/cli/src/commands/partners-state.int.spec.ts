import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../program';
import type { Io } from '../shell/io';

const account = (role: string, name: string) => ({ role, name, domain_id: `id-${name}`, access_key: `key-${name}`, secret_key: 'sk' });
const ACCOUNTS = [account('operator', 'vendor'), account('distributor', 'above'), account('reseller', 'below')];

describe('pc partners state', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pc-cli-'));
    writeFileSync(join(folder, 'credentials.json'), JSON.stringify({ endpoint: 'http://gateway', accounts: ACCOUNTS }));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function run(line: string) {
    const sent: string[] = [];
    let stderr = '';
    const fetch = (url: string, { method }: RequestInit) => {
      sent.push(`${method} ${url.slice('http://gateway'.length)}`);
      return Promise.resolve(new Response(null, { status: 204 }));
    };
    const output = { stdout: () => undefined, stderr: (text: string) => void (stderr += text) };
    const io = { ...output, env: { PC_DATA_DIR: folder }, fetch, now: () => new Date(), stop: new AbortController().signal };
    return { code: await runCli(line.split(' '), io as unknown as Io), sent, stderr };
  }

  it.each([
    ['above RESTRICTED', 'partners/id-above'],
    ['below LEAVING', 'resellers/id-below'],
    ['unheard-of LEFT', 'resellers/unheard-of'],
  ])('sets %s', async (line, path) => {
    expect(await run(`partners state ${line}`)).toEqual({ code: 0, sent: [`PUT /v2/operations/${path}/state`], stderr: '' });
  });

  it.each([
    ['above LEAVING', 'LEAVING is a state of resellers; this is a partner, whose states are NORMAL, RESTRICTED, FROZEN, DELISTED.'],
    ['below FROZEN', 'FROZEN is a state of partners; this is a reseller, whose states are JOINED, LEAVING, LEFT.'],
  ])('says whose state it is instead of asking for %s', async (line, fault) => {
    expect(await run(`partners state ${line}`)).toEqual({ code: 1, sent: [], stderr: `Error: ${fault}\n` });
  });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, CredentialsFile } from './credentials-file';

const ENDPOINT = 'http://127.0.0.1:8080';
const account = (role: Account['role'], name: string): Account => ({
  role,
  name,
  domain_id: `id-of-${name}`,
  access_key: 'ak',
  secret_key: 'sk',
});

describe('CredentialsFile', () => {
  let folder: string;
  const path = () => join(folder, 'credentials.json');

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pc-cli-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('finds accounts by name, id, and a role that one alone has', () => {
    writeFileSync(
      path(),
      JSON.stringify({
        endpoint: ENDPOINT,
        accounts: [account('operator', 'vendor'), account('customer', 'c1'), account('customer', 'c2')],
      }),
    );
    const file = CredentialsFile.in(folder);
    expect(['vendor', 'id-of-c2', 'operator', 'customer', 'nobody'].map((name) => file.find(name)?.name)).toEqual([
      'vendor',
      'c2',
      'vendor',
      undefined,
      undefined,
    ]);
  });

  it('remembers an account for its owner only, and keeps all that it does not know', () => {
    writeFileSync(
      path(),
      JSON.stringify({ endpoint: ENDPOINT, started: 'today', accounts: [{ ...account('operator', 'vendor'), note: 'kept' }] }),
      { mode: 0o644 },
    );
    const updated = CredentialsFile.in(folder).remember(account('customer', 'c1'), 'http://elsewhere');
    expect(updated.find('c1')).toEqual(account('customer', 'c1'));
    expect(JSON.parse(readFileSync(path(), 'utf8'))).toEqual({
      endpoint: ENDPOINT,
      started: 'today',
      accounts: [{ ...account('operator', 'vendor'), note: 'kept' }, account('customer', 'c1')],
    });
    expect(statSync(path()).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['credentials.json']);
  });

  it('begins a file where there is none', () => {
    CredentialsFile.in(folder).remember(account('customer', 'c1'), ENDPOINT);
    expect(CredentialsFile.in(folder).endpoint).toBe(ENDPOINT);
  });

  it('says what is wrong with a file that it cannot read', () => {
    writeFileSync(path(), '{"endpoint": 1}');
    expect(() => CredentialsFile.in(folder)).toThrow(/credentials\.json is not a credentials file[\s\S]*endpoint[\s\S]*accounts/);
  });
});

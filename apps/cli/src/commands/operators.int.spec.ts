import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../program';
import type { Io } from '../shell/io';

const account = (role: string, name: string) => ({ role, name, domain_id: `id-${name}`, access_key: `key-${name}`, secret_key: 'sk' });
const ACCOUNTS = [account('solution_provider', 'solution'), account('distributor', 'distributor'), account('customer', 'buyer')];
const USER = { user_id: 'u1', user_name: 'clerk', administrator: false, permission_items: ['A', 'B'], created_at: '2026-01-31T08:00:00Z' };
const CREDENTIALS = {
  account_id: 'id-buyer',
  account_name: 'buyer',
  projects: [{ region: 'cn-north-4', project_id: 'p1' }],
  access_keys: [{ access_key: 'AK1', created_at: '2026-01-31T08:00:00Z' }],
};

/** Who signs what, with a credentials file and one answer. */
describe('pc operators and credentials', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pc-cli-'));
    writeFileSync(join(folder, 'credentials.json'), JSON.stringify({ endpoint: 'http://gateway', accounts: ACCOUNTS }));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function run(line: string, answer?: object) {
    const sent: Array<{ by: string | undefined; what: string; body: unknown }> = [];
    const out: string[] = [];
    const fetch = async (url: string, { method, headers, body }: RequestInit) => {
      const by = /Access=key-(\w+)/.exec((headers as Record<string, string>)['authorization']!)?.[1];
      const what = `${method} ${url.slice('http://gateway'.length)}`;
      sent.push({ by, what, body: body ? (JSON.parse(body as string) as unknown) : undefined });
      return answer ? Response.json(answer) : new Response(null, { status: 204 });
    };
    const io = {
      stdout: (text: string) => void out.push(text),
      stderr: () => undefined,
      env: { PC_DATA_DIR: folder },
      fetch,
      now: () => new Date(),
      stop: new AbortController().signal,
    };
    return { code: await runCli(line.split(' '), io as unknown as Io), sent, stdout: out.join('') };
  }

  it('customers 10.12 creates an operator with items, a password of chance unless told, and shows its key', async () => {
    const { sent, stdout } = await run('operators create --name clerk --items A,B', { user_id: 'u1', access_key: 'AK', secret_key: 'SK' });
    const password = /Password: (Pc1-\S{24})\n/.exec(stdout)?.[1];
    expect(sent).toEqual([
      { by: 'solution', what: 'POST /v2/partners/operators', body: { user_name: 'clerk', password, permission_items: ['A', 'B'] } },
    ]);
    expect(stdout).toContain('AK SK');
    const told = await run('operators create --name c --password Told-2026 --administrator --as distributor --json', { user_id: 'u2' });
    expect(told.sent).toMatchObject([{ by: 'distributor', body: { user_name: 'c', password: 'Told-2026', administrator: true } }]);
    expect(JSON.parse(told.stdout)).toEqual({ user_id: 'u2', password: 'Told-2026' });
  });

  it.each([
    ['operators role u1 --items A', 'PUT /v2/partners/operators/u1/role', { permission_items: ['A'] }],
    ['operators role u1', 'PUT /v2/partners/operators/u1/role', { permission_items: [] }],
    ['operators role u1 --administrator', 'PUT /v2/partners/operators/u1/role', { administrator: true }],
    ['operators delete u1', 'DELETE /v2/partners/operators/u1', undefined],
  ])('customers 10.12 `%s`', async (line, what, body) => {
    const { code, sent } = await run(line);
    expect([code, sent]).toEqual([0, [{ by: 'solution', what, body }]]);
  });

  it('customers 10.12 resets a password, to one of chance unless told, and shows it', async () => {
    const { sent, stdout } = await run('operators password u1');
    const password = /password: (Pc1-\S{24})\n/.exec(stdout)?.[1];
    expect(sent).toEqual([{ by: 'solution', what: 'PUT /v2/partners/operators/u1/password', body: { password } }]);
    const told = await run('operators password u1 --password Told-2026 --as distributor --json');
    expect(told.sent).toMatchObject([{ by: 'distributor', body: { password: 'Told-2026' } }]);
    expect(JSON.parse(told.stdout)).toEqual({ user_id: 'u1', password: 'Told-2026' });
  });

  it('takes a role that is both for wrong usage', async () => {
    expect(await run('operators role u1 --administrator --items A')).toMatchObject({ code: 2, sent: [] });
  });

  it('shows operators and items as tables', async () => {
    const { sent, stdout } = await run('operators list --limit 5', { count: 1, operators: [USER] });
    expect(sent[0]!.what).toBe('GET /v2/partners/operators?offset=0&limit=5');
    expect(stdout).toMatch(/u1 +clerk +A B +2026-01-31T08:00:00Z/);
    const items = { permission_items: [{ permission_item: 'A', operations: [{ operation: 'one' }, { operation: 'two' }] }] };
    expect((await run('operators items', items)).stdout).toMatch(/A +one two/);
  });

  it('customers 10.10 an account shows its ids, makes a key and deletes it', async () => {
    const shown = await run('credentials show --as buyer', CREDENTIALS);
    expect([shown.sent[0]!.by, shown.sent[0]!.what]).toEqual(['buyer', 'GET /v2/accounts/credentials']);
    expect(shown.stdout).toMatch(/buyer id-buyer[^]*cn-north-4 +p1[^]*AK1/);
    const made = await run('credentials create-key --as buyer', { access_key: 'AK2', secret_key: 'SK2' });
    expect([made.sent[0]!.what, made.stdout]).toEqual(['POST /v2/accounts/access-keys', 'AK2 SK2\n']);
    const deleted = await run('credentials delete-key AK2 --as buyer');
    expect([deleted.sent[0]!.what, deleted.stdout]).toEqual(['DELETE /v2/accounts/access-keys/AK2', 'Access key AK2 is deleted.\n']);
  });
});

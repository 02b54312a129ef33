import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../program';
import type { Io } from '../shell/io';

const account = (role: string, name: string) => ({ role, name, domain_id: `id-${name}`, access_key: `key-${name}`, secret_key: 'sk' });
const ACCOUNTS = [account('operator', 'vendor'), account('solution_provider', 'solution'), account('customer', 'buyer')];
const ASKED = { reason: 'gone', notes_read: true };

describe('pc customers disassociate and switch, pc associations', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pc-cli-'));
    writeFileSync(join(folder, 'credentials.json'), JSON.stringify({ endpoint: 'http://gateway', accounts: ACCOUNTS }));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function run(line: string, answer: object = { request_id: 'r1' }) {
    const sent: unknown[][] = [];
    const out: string[] = [];
    const fetch = (url: string, { method, headers, body }: RequestInit) => {
      const by = /Access=key-(\w+)/.exec((headers as Record<string, string>)['authorization']!)?.[1];
      sent.push([by, `${method} ${url.slice('http://gateway'.length)}`, body ? (JSON.parse(body as string) as unknown) : undefined]);
      return Promise.resolve(method === 'PUT' ? new Response(null, { status: 204 }) : Response.json(answer));
    };
    const stop = new AbortController().signal;
    const output = { stdout: (text: string) => void out.push(text), stderr: () => undefined };
    const io = { ...output, env: { PC_DATA_DIR: folder }, fetch, now: () => new Date(), stop } as unknown as Io;
    return { code: await runCli(line.split(' '), io), sent, stdout: out.join('') };
  }

  it.each<[line: string, by: string, what: string, body: object]>([
    ['customers disassociate buyer --reason gone', 'vendor', 'PUT /v2/operations/customers/id-buyer/association', { reason: 'gone' }],
    [
      'customers disassociate buyer --as solution --reason gone',
      'solution',
      'POST /v2/partners/association-requests',
      { ...ASKED, customer_id: 'id-buyer', type: 'DISASSOCIATE' },
    ],
    [
      'customers disassociate buyer --as buyer --reason gone',
      'buyer',
      'POST /v2/customers/association-requests',
      { ...ASKED, type: 'DISASSOCIATE' },
    ],
    [
      'customers switch buyer --type 1 --reason gone',
      'solution',
      'POST /v2/partners/association-requests',
      { ...ASKED, customer_id: 'id-buyer', type: 'SWITCH_TYPE', target_type: '1' },
    ],
    ['associations approve r1 --as buyer', 'buyer', 'POST /v2/customers/association-requests/r1/approve', {}],
    ['associations reject r1', 'solution', 'POST /v2/partners/association-requests/r1/reject', {}],
  ])('customers 6.2 `pc %s` is asked by %s', async (line, by, what, body) => {
    const { code, sent } = await run(line);
    expect([code, sent]).toEqual([0, [[by, what, body]]]);
  });

  it.each(['disassociate buyer', 'disassociate buyer --as solution', 'switch buyer --type 1'])(
    'customers 6.2 `pc customers %s` wants a reason, which the other side reads',
    async (line) => {
      expect(await run(`customers ${line}`)).toMatchObject({ code: 2, sent: [] });
    },
  );

  it('customers 4.34 lists what waits or was refused, to the operator and to a partner', async () => {
    const row = { customer_id: 'c1', account_name: 'buyer', xaccount_id: 'x1', created_at: '2026-01-31T08:00:00Z', status: 'REFUSED' };
    const why = { refused_at: '2026-01-31T08:00:10Z', error_code: 'CBC.50010085', error_msg: 'The partner is restricted' };
    const answer = { total_count: 1, associations: [{ ...row, ...why }] };
    const { sent, stdout } = await run('associations pending --status REFUSED', answer);
    expect(sent).toEqual([['vendor', 'GET /v2/operations/pending-associations?offset=0&limit=20&status=REFUSED', undefined]]);
    expect(stdout).toMatch(/c1 +buyer +x1 +REFUSED +\S+ +2026-01-31T08:00:10Z +CBC.50010085 The partner is restricted/);
    const own = await run('associations pending --as solution --customer c1 --json', answer);
    expect(own.sent).toEqual([['solution', 'GET /v2/partners/pending-associations?offset=0&limit=20&customer_id=c1', undefined]]);
    expect(JSON.parse(own.stdout)).toEqual(answer);
  });

  it('lists the requests of either side', async () => {
    const row = { request_id: 'r1', type: 'DISASSOCIATE', initiator: 'PARTNER', account_name: 'buyer', status: 'PENDING' };
    const answer = { total_count: 1, association_requests: [{ ...row, submitted_at: '2026-01-31T08:00:00Z' }] };
    const { sent, stdout } = await run('associations list --as buyer --status PENDING', answer);
    expect(sent).toMatchObject([['buyer', 'POST /v2/customers/association-requests/query', { status: 'PENDING' }]]);
    expect(stdout).toContain('DISASSOCIATE');
    expect(JSON.parse((await run('associations list --json', answer)).stdout)).toEqual(answer);
  });
});

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../program';
import type { Io } from '../shell/io';

const account = (role: string, name: string) => ({ role, name, domain_id: `id-${name}`, access_key: `key-${name}`, secret_key: 'sk' });
const ACCOUNTS = [account('operator', 'vendor'), account('solution_provider', 'solution'), account('customer', 'buyer')];
const ANSWER = {
  report_id: 'r1',
  status: 'REPORTED',
  invitation_id: 'i1',
  invite_url: 'http://gateway/invitations/the-token',
  qr_png_base64: Buffer.from('a picture').toString('base64'),
  expire_time: '2026-02-07T08:00:00Z',
  customer_id: 'id-buyer',
};

describe('pc reports, pc customers report, invite and accept', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pc-cli-'));
    writeFileSync(join(folder, 'credentials.json'), JSON.stringify({ endpoint: 'http://gateway', accounts: ACCOUNTS }));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** A word of the line that has spaces is given as one. */
  async function run(line: string | string[], reply = () => Response.json(ANSWER)) {
    const sent: unknown[][] = [];
    const written = { stdout: '', stderr: '' };
    const fetch = (url: string, { method, headers, body }: RequestInit) => {
      const by = /Access=key-(\w+)/.exec((headers as Record<string, string>)['authorization']!)?.[1];
      sent.push([by, `${method} ${url.slice('http://gateway'.length)}`, JSON.parse(body as string)]);
      return Promise.resolve(reply());
    };
    const io = {
      stdout: (text: string) => void (written.stdout += text),
      stderr: (text: string) => void (written.stderr += text),
      env: { PC_DATA_DIR: folder },
      fetch,
      now: () => new Date(),
      stop: new AbortController().signal,
    } as unknown as Io;
    return { code: await runCli(typeof line === 'string' ? line.split(' ') : line, io), sent, ...written };
  }

  const INVITATIONS = 'POST /v2/partners/customer-reports/r1/invitations';
  it.each<[line: string, by: string, what: string, body: object, said: string]>([
    [
      'customers report --as solution --name Li --phone 13800000000',
      'solution',
      'POST /v2/partners/customer-reports',
      { customer_full_name: 'Li', mobile_phone: '13800000000' },
      'Report r1 is REPORTED.\n',
    ],
    [
      'customers report --as solution --name Li --phone 13800000000 --email a@example.com --reason known',
      'solution',
      'POST /v2/partners/customer-reports',
      { customer_full_name: 'Li', mobile_phone: '13800000000', email: 'a@example.com', review_reason: 'known' },
      'Report r1 is REPORTED.\n',
    ],
    [
      'customers invite --as solution --report r1 --type 1 --label fair',
      'solution',
      INVITATIONS,
      { kind: 'EMAIL', association_type: '1', label: 'fair' },
      'The invitation was sent. It is valid until 2026-02-07T08:00:00Z.\n',
    ],
    [
      'customers invite --as solution',
      'solution',
      'POST /v2/partners/invitations',
      { kind: 'GENERAL_LINK', association_type: '2' },
      `${ANSWER.invite_url}\n`,
    ],
    [
      'customers invite --as solution --label fair',
      'solution',
      'POST /v2/partners/invitations',
      { kind: 'CUSTOM_LINK', association_type: '2', label: 'fair' },
      `${ANSWER.invite_url}\n`,
    ],
    ...['the-token', ANSWER.invite_url, `${ANSWER.invite_url}?lang=en`].map((link): [string, string, string, object, string] => [
      `customers accept ${link} --as buyer --agreed`,
      'buyer',
      'POST /v2/customers/associations/accept',
      { token: 'the-token', agreed: true },
      'Customer id-buyer belongs to the partner.\n',
    ]),
  ])('customers 8.9 `pc %s` is asked by %s', async (line, by, what, body, said) => {
    expect(await run(line)).toMatchObject({ code: 0, sent: [[by, what, body]], stdout: said });
    expect(JSON.parse((await run(`${line} --json`)).stdout)).toEqual(ANSWER);
  });

  it('customers 5.6 a report is reviewed with an opinion', async () => {
    const words = ['reports', 'review', 'r1', '--result', 'REJECT', '--opinion', 'not now'];
    const { code, sent, stdout } = await run(words, () => new Response(null, { status: 204 }));
    const body = { result: 'REJECT', opinion: 'not now' };
    expect([code, sent, stdout]).toEqual([
      0,
      [['vendor', 'POST /v2/operations/customer-reports/r1/review', body]],
      'Report r1 was rejected.\n',
    ]);
    expect(await run('reports review r1 --result MAYBE')).toMatchObject({ code: 2, sent: [] });
    expect(await run('reports review r1')).toMatchObject({ code: 2, sent: [] });
  });

  it('customers 5.6 reports are listed by status and partner, with what failed', async () => {
    const row = { report_id: 'r1', partner_id: 'p1', customer_full_name: 'L*', mobile_phone: '138****0000', status: 'REPORTED' };
    const reports = [
      { ...row, association_status: 'FAILED', failure_reason: 'IS_PARTNER' },
      { ...row, report_id: 'r2', partner_id: undefined, association_status: 'NONE' },
    ];
    const page = { total_count: 2, reports };
    const { sent, stdout } = await run('reports list --status REPORTED --partner solution --limit 5', () => Response.json(page));
    const body = { status: 'REPORTED', partner_id: 'id-solution', offset: 0, limit: 5 };
    expect(sent).toEqual([['vendor', 'POST /v2/operations/customer-reports/query', body]]);
    expect(stdout).toMatch(/r1 +p1 +L\* +138\*{4}0000 +REPORTED +IS_PARTNER/);
    expect(stdout).toMatch(/r2 +\(vendor\) +L\* +138\*{4}0000 +REPORTED +NONE/);
    const json = await run('reports list --json', () => Response.json(page));
    expect(JSON.parse(json.stdout)).toEqual(JSON.parse(JSON.stringify(page)));
  });

  it('writes the QR code of a link where it is told', async () => {
    const file = join(folder, 'link.png');
    expect((await run(['customers', 'invite', '--as', 'solution', '--qr', file])).stdout).toBe(`${ANSWER.invite_url}\n`);
    expect(readFileSync(file, 'utf8')).toBe('a picture');
    expect((await run(['customers', 'invite', '--as', 'solution', '--report', 'r1', '--qr', file])).code).toBe(2);
  });

  it('api 7.22 a refusal names the preconditions that failed', async () => {
    const refusal = { error_code: 'CBC.99007004', error_msg: 'Not now', fail_check_items: ['NO_EMAIL', 'NOT_REPORTED'] };
    const refused = () => Response.json(refusal, { status: 400, headers: { 'x-request-id': 'q1' } });
    const line = 'customers invite --as solution --report r1';
    const { code, stderr } = await run(line, refused);
    expect([code, stderr]).toEqual([1, 'CBC.99007004: Not now: NO_EMAIL, NOT_REPORTED (request q1)\n']);
    expect(JSON.parse((await run(`${line} --json`, refused)).stderr)).toEqual({ ...refusal, status: 400, request_id: 'q1' });
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../program';

/** Against one answer, with a data folder that knows one partner and one customer. */
describe('pc realname', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pc-cli-'));
    const accounts = [
      { role: 'operator', name: 'operator', domain_id: 'o1', access_key: 'ok', secret_key: 's' },
      { role: 'solution_provider', name: 'partner1', domain_id: 'p1', access_key: 'pk', secret_key: 's' },
      { role: 'customer', name: 'customer1', domain_id: 'c1', access_key: 'ck', secret_key: 's' },
    ];
    writeFileSync(join(folder, 'credentials.json'), JSON.stringify({ endpoint: 'http://gateway', accounts }));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function run(args: string[], answer: object) {
    const sent: unknown[] = [];
    const written = { stdout: '', stderr: '' };
    const fetch = (url: string, { method = 'GET', body, headers }: RequestInit) => {
      const key = /Access=(\w+)/.exec((headers as Record<string, string>)['authorization']!)![1];
      sent.push([`${method} ${key} ${url.slice('http://gateway'.length)}`, ...(body ? [JSON.parse(body as string) as object] : [])]);
      return Promise.resolve(Response.json(answer));
    };
    const code = await runCli(['--data-dir', folder, 'realname', ...args], {
      stdout: (text) => void (written.stdout += text),
      stderr: (text) => void (written.stderr += text),
      env: {},
      fetch: fetch as typeof globalThis.fetch,
      now: () => new Date('2026-01-31T08:00:00Z'),
      stop: new AbortController().signal,
    });
    return { code, sent, ...written };
  }
  const APPLY = ['apply', '--as', 'partner1', '--customer', 'customer1', '--name', 'Jane Roe', '--number', 'X1'];
  const FILES = ['--file', 'b.jpg', '--file', 'a.jpg'];
  const COMMON = { customer_id: 'c1', verified_file_url: ['b.jpg', 'a.jpg'], verified_number: 'X1', xaccount_type: 'XA1' };

  it('certification 4.9 files what the options say, in their order, under the platform of the partner', async () => {
    const { code, sent, stdout } = await run([...APPLY, ...FILES], { xaccount_type: 'XA1', is_review: 1 });
    expect([code, stdout]).toEqual([0, 'Filed; people review it.\n']);
    expect(sent).toEqual([
      ['GET pk /v2/partners/access-configuration'],
      ['POST pk /v2/customers/realname-auths/individual', { ...COMMON, identify_type: 0, verified_type: 3, name: 'Jane Roe' }],
    ]);
    const company = await run([...APPLY, ...FILES, '--enterprise', '--document', '0'], { xaccount_type: 'XA1', is_review: 0 });
    expect(company.stdout).toBe('Verified.\n');
    expect(company.sent[1]).toEqual([
      'POST pk /v2/customers/realname-auths/enterprise',
      { ...COMMON, identify_type: 1, certificate_type: 0, corp_name: 'Jane Roe' },
    ]);
  });

  it('certification 4.2 says what is missing before anything is filed', async () => {
    const { code, sent, stderr } = await run([...APPLY, ...FILES], {});
    expect([code, sent.length]).toEqual([1, 1]);
    expect(stderr).toContain('access-configuration set');
  });

  it.each([
    [{}, 'Nothing was ever filed.'],
    [{ review_result: 0, opinion: null }, 'Under review.'],
    [{ review_result: 1, opinion: 'blurred' }, 'Failed: blurred'],
    [{ review_result: 2, opinion: null }, 'Passed.'],
  ])('certification RN-14 shows the result %j', async (answer, words) => {
    const { stdout, sent } = await run(['result', '--as', 'partner1', '--customer', 'customer1'], answer);
    expect(stdout).toBe(`${words}\n`);
    expect(sent).toEqual([['GET pk /v2/customers/realname-auths/result?customer_id=c1']]);
  });

  it('certification RN-27 RN-31 the staff passes, fails, verifies and keeps the table', async () => {
    expect((await run(['review', 'a1', '--pass'], {})).sent).toEqual([
      ['POST ok /v2/operations/realname-auths/a1/review', { review_result: 2 }],
    ]);
    expect((await run(['review', 'a1', '--fail', 'blurred'], {})).sent).toEqual([
      ['POST ok /v2/operations/realname-auths/a1/review', { review_result: 1, opinion: 'blurred' }],
    ]);
    expect(await run(['review', 'a1'], {})).toMatchObject({ code: 1, sent: [] });
    expect((await run(['verify', 'customer1', '--name', 'Co', '--number', '9'], {})).sent).toEqual([
      ['POST ok /v2/operations/realname-auths', { customer_id: 'c1', verified_type: 1, verified_name: 'Co', verified_number: '9' }],
    ]);
    expect((await run(['fixture', '6200', 'grey'], {})).sent).toEqual([
      ['PUT ok /v2/operations/realname-fixtures', { number: '6200', outcome: 'grey' }],
    ]);
  });

  it('lists applications, with numbers masked as they come', async () => {
    const row = { application_id: 'a1', customer_id: 'c1', kind: 'CHANGE', method: 'SCAN', status: 'REVIEWING', verified_name: 'Co' };
    const rest = {
      verified_number: '911***********027T',
      bucket: 'files',
      files: ['a.jpg', 'b.jpg'],
      submitted_at: '2026-01-31T08:00:00Z',
    };
    const { stdout, sent } = await run(['list', '--status', 'REVIEWING'], { total_count: 1, applications: [{ ...row, ...rest }] });
    for (const text of ['a1', '911***********027T', 'a.jpg b.jpg']) expect(stdout).toContain(text);
    expect(sent).toEqual([['GET ok /v2/operations/realname-auths?status=REVIEWING&offset=0&limit=20']]);
  });
});

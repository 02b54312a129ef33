import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../program';

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** Against answers by path, with a data folder that knows one partner. */
describe('pc partners access-configuration and binding-notices', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pc-cli-'));
    const accounts = [
      { role: 'operator', name: 'operator', domain_id: 'o1', access_key: 'ok', secret_key: 's' },
      { role: 'solution_provider', name: 'partner1', domain_id: 'p1', access_key: 'pk', secret_key: 's' },
    ];
    writeFileSync(join(folder, 'credentials.json'), JSON.stringify({ endpoint: 'http://gateway', accounts }));
    writeFileSync(join(folder, 'idp.xml'), '<EntityDescriptor/>');
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function run(args: string[], answer: object) {
    const sent: Sent[] = [];
    const written = { stdout: '', stderr: '' };
    const fetch = (url: string, { method = 'GET', body, headers }: RequestInit) => {
      const key = /Access=(\w+)/.exec((headers as Record<string, string>)['authorization']!)![1];
      sent.push({ method: `${method} ${key}`, path: url.slice('http://gateway'.length), body: body && JSON.parse(body as string) });
      return Promise.resolve(Response.json(answer));
    };
    const code = await runCli(['--data-dir', folder, ...args], {
      stdout: (text) => void (written.stdout += text),
      stderr: (text) => void (written.stderr += text),
      env: {},
      fetch: fetch as typeof globalThis.fetch,
      now: () => new Date('2026-01-31T08:00:00Z'),
      stop: new AbortController().signal,
    });
    return { code, sent, ...written };
  }
  const ANSWER = {
    partner_id: 'p1',
    xaccount_type: 'XA1',
    login_url: 'http://gateway/authui/saml/login',
    idp_metadata: '<EntityDescriptor/>',
  };
  const SET = ['partners', 'access-configuration', 'set', '--as', 'partner1'];

  it('customers 9.8 sets what is named, by the key of the partner, and shows the login link', async () => {
    const more = [
      '--notification-url',
      'https://a.example.com',
      '--attachment-upload',
      'off',
      '--service-host',
      'b',
      '--service-host',
      'c',
    ];
    const { code, sent, stdout } = await run([...SET, '--idp-metadata', join(folder, 'idp.xml'), ...more], ANSWER);
    const body = {
      idp_metadata: '<EntityDescriptor/>',
      notification_url: 'https://a.example.com',
      attachment_upload: false,
      service_hosts: ['b', 'c'],
    };
    expect([code, sent]).toEqual([0, [{ method: 'PUT pk', path: '/v2/partners/access-configuration', body }]]);
    expect(stdout).toContain('http://gateway/authui/saml/login?xAccountType=XA1&isFirstLogin=true&service=');
    expect(stdout).not.toContain('EntityDescriptor');
  });

  it('shows the whole as JSON, and says what is not there yet', async () => {
    const { stdout } = await run(['--json', 'partners', 'access-configuration', 'show', '--as', 'partner1'], ANSWER);
    expect(JSON.parse(stdout)).toEqual(ANSWER);
    const { login_url, partner_id } = ANSWER;
    const before = await run(['partners', 'access-configuration', 'show', '--as', 'partner1'], { login_url, partner_id });
    expect(before.stdout).toContain('Not set up yet.');
  });

  it('a file that is not there is said, and nothing sent', async () => {
    const { code, sent, stderr } = await run([...SET, '--idp-metadata', '/nowhere.xml'], {});
    expect([code, sent]).toEqual([1, []]);
    expect(stderr).toContain('/nowhere.xml cannot be read');
  });

  it("customers 9.6 lists and sends notices again: the operator's, or a partner's own", async () => {
    const notice = { notice_id: 'n1', account_name: 'c1', xaccount_id: 'x1', action: 1, status: 'FAILED', attempts: 4, created_at: 't' };
    const listed = await run(['partners', 'binding-notices', 'list', '--status', 'FAILED'], { total_count: 1, notices: [notice] });
    expect(listed.sent).toMatchObject([{ method: 'GET ok', path: '/v2/operations/binding-notices?offset=0&limit=20&status=FAILED' }]);
    expect(listed.stdout).toMatch(/n1 +c1 +x1 +unbind +FAILED +4/);
    const resent = await run(['partners', 'binding-notices', 'resend', 'n1', '--as', 'partner1'], {});
    expect(resent.sent).toMatchObject([{ method: 'POST pk', path: '/v2/partners/binding-notices/n1/resend' }]);
  });
});

import { version } from '../../../package.json';
import { buildProgram, runCli } from './program';
import { Cli } from './shell/cli';
import type { Io } from './shell/io';
import type { Command } from 'commander';

interface Sent {
  readonly method: string;
  readonly url: string;
  readonly body: unknown;
}

/** Runs a command line against answers that are given by path; `sent` holds what was asked. */
async function run(line: string, answers: Record<string, unknown> = {}, environment: NodeJS.ProcessEnv = {}) {
  const sent: Sent[] = [];
  const written = { stdout: '', stderr: '' };
  const fetch = async (url: string, { method = 'GET', body }: RequestInit) => {
    sent.push({ method, url, body: body ? (JSON.parse(body as string) as unknown) : undefined });
    const answer = answers[new URL(url).pathname];
    return answer === undefined
      ? Response.json({ error_code: 'APIGW.0101', error_msg: 'no such path' }, { status: 404 })
      : Response.json(answer);
  };
  const io: Io = {
    stdout: (text) => void (written.stdout += text),
    stderr: (text) => void (written.stderr += text),
    env: { PC_ENDPOINT: 'http://gateway', PC_ACCESS_KEY: 'ak', PC_SECRET_KEY: 'sk', PC_DATA_DIR: '/nonexistent', ...environment },
    fetch: fetch as typeof globalThis.fetch,
    now: () => new Date('2026-01-31T08:00:00.500Z'),
    stop: new AbortController().signal,
  };
  const code = await runCli(line.split(' '), io);
  return { code, sent, ...written };
}

const QUOTA = {
  quota_id: '202601310000000001',
  quota_type: 0,
  quota_status: 5,
  quota_value: 1000,
  balance: 899.9,
  effective_time: '2026-01-01T00:00:00Z',
  expire_time: '2027-01-01T00:00:00Z',
  owner_partner_id: 'p1',
};

describe('pc', () => {
  it('prints its version', async () => {
    expect(await run('--version')).toMatchObject({ code: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('benefits 5.17 grants a quota with money as text and leaves out what was not said', async () => {
    const { code, sent, stdout } = await run(
      'quotas grant --partner p1 --amount 1000 --expire 2027-01-31 --limit faceValueRange=10,500 --allow 1,2',
      {
        '/v2/operations/coupon-quotas': { quota_id: 'q1' },
      },
    );
    expect(sent).toEqual([
      {
        method: 'POST',
        url: 'http://gateway/v2/operations/coupon-quotas',
        body: {
          partner_id: 'p1',
          quota_type: 0,
          quota_value: '1000.00',
          expire_time: '2027-01-31T00:00:00Z',
          limit_infos: [{ limit_key: 'faceValueRange', limit_values: [{ value1: '10', value2: '500' }] }],
          allowed_association_types: ['1', '2'],
        },
      },
    ]);
    expect([code, stdout]).toEqual([0, 'Granted 1000.00 as quota q1.\n']);
  });

  it('benefits 5.17 sends the delta of an adjustment with its sign', async () => {
    const { sent } = await run('quotas adjust-end q1 --delta -0.5', { '/v2/operations/coupon-quotas/q1/adjust-end': {} });
    expect(sent[0]!.body).toEqual({ delta: '-0.50' });
  });

  it('shows a list as a table, or as JSON with money as text wherever --json stands', async () => {
    const answers = { '/v2/operations/coupon-quotas': { total_count: 1, quotas: [QUOTA] } };
    const { stdout } = await run('quotas list --status frozen', answers);
    expect(stdout).toMatch(/202601310000000001 +voucher +frozen +1000\.00 +899\.90 /);
    for (const line of ['--json quotas list', 'quotas list --json']) {
      expect(JSON.parse((await run(line, answers)).stdout)).toMatchObject({ quotas: [{ quota_value: '1000.00', balance: '899.90' }] });
    }
  });

  it('answers a refusal on stderr with code and message, and exit code 1', async () => {
    const { code, stdout, stderr } = await run('customers list');
    expect([code, stdout, stderr]).toEqual([1, '', 'APIGW.0101: no such path\n']);
    const asJson = await run('customers list --json');
    expect(JSON.parse(asJson.stderr)).toEqual({ error_code: 'APIGW.0101', error_msg: 'no such path', status: 404 });
  });

  it.each([
    [{ PC_ENDPOINT: 'localhost:8080' }, /must be a URL such as http:\/\/127\.0\.0\.1:8080, not "localhost:8080"/],
    [{ PC_ENDPOINT: 'gateway' }, /must be a URL .* not "gateway"/],
    [{ PC_SECRET_KEY: '' }, /PC_ACCESS_KEY and PC_SECRET_KEY belong together/],
  ])('names what is wrong with the setting %j', async (environment, message) => {
    const { code, sent, stderr } = await run('audit', {}, environment);
    expect([code, sent, stderr]).toEqual([1, [], expect.stringMatching(message)]);
  });

  it('says how to go on where a page of partners ends', async () => {
    const partner = { partner_id: 'p1', account_name: 'a', name: 'A', kind: 'DISTRIBUTOR', government_kinds: [], state: 'NORMAL' };
    const { stdout } = await run('partners list --limit 1', {
      '/v2/operations/partners': { count: 2, partners: [partner], resellers: [] },
    });
    expect(stdout).toContain('1 to 1 of 2; go on with --offset 1');
  });

  it.each([
    'quotas grant --partner p1 --amount 1.111',
    'quotas grant --amount 1',
    'quotas nonsense',
    'nonsense',
    'coupons issue --nonsense',
    'quotas freeze',
  ])('takes `%s` for wrong usage: exit code 2, and nothing is sent', async (line) => {
    const { code, sent, stderr } = await run(line);
    expect([code, sent]).toEqual([2, []]);
    expect(stderr).toMatch(/error: /);
  });

  it('exits with 1 on a breach that the audit found, and shows it', async () => {
    const services = (breaches: unknown[]) => ({
      '/v2/operations/audit': { services: [{ service: 'incentive', checked: { quotas: 2 }, breaches }] },
    });
    const sound = await run('audit', services([]));
    expect([sound.code, sound.stdout]).toEqual([0, expect.stringContaining('2 quotas')]);
    const breach = { rule: 'benefits R-60', subject: 'q1', detail: '1.00 is missing' };
    const broken = await run('audit', services([breach]));
    expect([broken.code, broken.stdout]).toEqual([1, expect.stringContaining('1.00 is missing')]);
  });

  describe('customers 10.9 messages', () => {
    const row = {
      receiver: '13800138000',
      channel: 'SMS',
      template: 'VERIFICATION_CODE',
      state: 'SENT',
      created_at: '2026-01-31T08:00:00Z',
    };
    const list = (...notifications: object[]) => ({ '/v2/operations/notifications': { count: notifications.length, notifications } });
    const kept = { ...row, text: 'Your code is 012345.', code: '012345' };

    it('are listed by receiver and time', async () => {
      const { sent, stdout } = await run('messages list --receiver 13800138000 --since 2026-01-31 --limit 5', list(kept));
      const { searchParams } = new URL(sent[0]!.url);
      expect(Object.fromEntries(searchParams)).toEqual({ receiver: '13800138000', since: '2026-01-31T00:00:00Z', offset: '0', limit: '5' });
      expect(stdout).toMatch(/2026-01-31T08:00:00Z +13800138000 +SMS +SENT +VERIFICATION_CODE +Your code is 012345\./);
      expect(JSON.parse((await run('messages list --json', list(row))).stdout)).toEqual({ count: 1, notifications: [row] });
    });

    it('give the last one, or its code alone', async () => {
      const last = await run('messages last 13800138000', list(kept));
      expect([last.stdout, new URL(last.sent[0]!.url).searchParams.get('limit')]).toEqual(['Your code is 012345.\n', '1']);
      expect((await run('messages last 13800138000 --code', list(kept))).stdout).toBe('012345\n');
      expect(JSON.parse((await run('messages last 13800138000 --code --json', list(kept))).stdout)).toEqual({ code: '012345' });
      expect(JSON.parse((await run('messages last 13800138000 --json', list(kept))).stdout)).toEqual(kept);
    });

    it('say what is missing: a message, its text, its code', async () => {
      expect(await run('messages last 13800138000', list())).toMatchObject({
        code: 1,
        stderr: 'Error: No message was sent to 13800138000.\n',
      });
      expect((await run('messages last 13800138000', list(row))).stdout).toBe('VERIFICATION_CODE, SENT; its text is not kept here.\n');
      expect(await run('messages last 13800138000 --code', list(row))).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('only a local mailbox') as string,
      });
    });
  });

  it('api 7.20 lists the operation log by object, operation and time', async () => {
    const entry = {
      at: '2026-01-31T08:00:00Z',
      operation: 'customer.set-partner-state.v1',
      object_type: 'ACCOUNT',
      object_id: 'p1',
      actor: { account_id: 'o1', account_name: 'operator', user_name: 'clerk', channel: 'API' },
      request_id: 'r1',
      after: { state: 'FROZEN' },
    };
    const log = { '/v2/operations/operation-log': { count: 1, operations: [entry] } };
    const line = 'operations log --object p1 --operation customer.set-partner-state.v1 --since 2026-01-31 --until 2026-02-01 --limit 5';
    const { sent, stdout } = await run(line, log);
    expect(Object.fromEntries(new URL(sent[0]!.url).searchParams)).toEqual({
      service: 'customer',
      object_id: 'p1',
      operation: 'customer.set-partner-state.v1',
      since: '2026-01-31T00:00:00Z',
      until: '2026-02-01T00:00:00Z',
      offset: '0',
      limit: '5',
    });
    expect(stdout).toMatch(/operator\/clerk +customer\.set-partner-state\.v1 +ACCOUNT p1 +\{"state":"FROZEN"\}/);
    expect(JSON.parse((await run('operations log --json', log)).stdout)).toEqual({ count: 1, operations: [entry] });
    const ofQuota = await run('operations log --service incentive --object q1', log);
    expect(new URL(ofQuota.sent[0]!.url).searchParams.get('service')).toBe('incentive');
    expect((await run('operations log --service gateway', log)).code).toBe(2);
  });

  it('says what is missing when no account can sign', async () => {
    const { code, stderr } = await run('coupons list --as demo');
    expect([code, stderr]).toEqual([1, 'Error: No account demo in /nonexistent/credentials.json. It has: none.\n']);
  });

  it('has help with a description for every command', async () => {
    const commands = (command: Command): Command[] => [command, ...command.commands.flatMap(commands)];
    for (const command of commands(buildProgram(new Cli({} as Io))))
      expect([command.name(), command.description()]).toEqual([command.name(), expect.stringMatching(/./)]);
    const { code, stdout } = await run('coupons issue --help');
    expect(code).toBe(0);
    expect(stdout).toMatch(/--idempotency-key[\s\S]*--json/);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../program';
import type { Io } from '../shell/io';

const account = (role: string, name: string, xaccount_type?: string) => ({
  role,
  name,
  domain_id: `id-${name}`,
  access_key: `key-${name}`,
  secret_key: 'sk',
  ...(xaccount_type && { xaccount_type }),
});
const ACCOUNTS = [
  account('operator', 'vendor'),
  account('solution_provider', 'solution', 'SOLUTION_IDP'),
  account('distributor', 'distributor'),
  account('reseller', 'reseller'),
];

/** Who signs what, with a credentials file and one answer. */
describe('pc customers register', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pc-cli-'));
    writeFileSync(join(folder, 'credentials.json'), JSON.stringify({ endpoint: 'http://gateway', accounts: ACCOUNTS }));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function run(line: string, answer: object = {}) {
    const sent: Array<{ by: string | undefined; url: string; body: unknown }> = [];
    const [out, err]: [string[], string[]] = [[], []];
    const fetch = async (url: string, { headers, body }: RequestInit) => {
      const by = /Access=key-(\w+)/.exec((headers as Record<string, string>)['authorization']!)?.[1];
      sent.push({ by, url: url.slice('http://gateway'.length), body: JSON.parse(body as string) as unknown });
      return Response.json(answer);
    };
    const io = {
      stdout: (text: string) => void out.push(text),
      stderr: (text: string) => void err.push(text),
      env: { PC_DATA_DIR: folder },
      fetch,
      now: () => new Date(),
      stop: new AbortController().signal,
    };
    return { code: await runCli(line.split(' '), io as unknown as Io), sent, stdout: out.join(''), stderr: err.join('') };
  }

  const registered = { domain_id: 'c1', domain_name: 'customer1' };

  it('signs as the partner, with its platform', async () => {
    const { code, sent, stdout } = await run('customers register --xaccount-id x1', registered);
    const body = { xaccount_id: 'x1', xaccount_type: 'SOLUTION_IDP' };
    expect(sent).toEqual([{ by: 'solution', url: '/v2/partners/sub-customers', body }]);
    expect([code, stdout]).toEqual([0, 'Registered customer1 as customer c1.\n']);
  });

  it('sends every option by its documented name', async () => {
    const options = '--name customer1 --phone 13800000000 --code 123456 --password Zebra-7-x --close-marketing --cooperation-type 1 --wait';
    const line = `customers register --as distributor --xaccount-type IDP --xaccount-id x1 --reseller reseller ${options} --json`;
    const { sent, stdout } = await run(line, registered);
    expect(sent[0]).toEqual({
      by: 'distributor',
      url: '/v2/partners/sub-customers',
      body: {
        xaccount_id: 'x1',
        xaccount_type: 'IDP',
        domain_name: 'customer1',
        mobile_phone: '13800000000',
        verification_code: '123456',
        password: 'Zebra-7-x',
        is_close_market_ms: 'true',
        cooperation_type: '1',
        indirect_partner_id: 'id-reseller',
        include_association_result: true,
      },
    });
    expect(JSON.parse(stdout)).toEqual(registered);
  });

  it('says what is missing when the partner has no platform', async () => {
    const { code, sent, stderr } = await run('customers register --as distributor --xaccount-id x1');
    expect([code, sent, stderr]).toEqual([
      1,
      [],
      'Error: distributor has no platform in credentials.json; name it with --xaccount-type.\n',
    ]);
  });

  it('sends a code, and asks what may register', async () => {
    const code = await run('customers send-code 13800000000');
    expect(code.sent).toEqual([
      { by: 'solution', url: '/v2/bases/verificationcode/send', body: { receiver_type: 1, mobile_phone: '13800000000' } },
    ]);
    const answer = { check_result: 'available', mobile_remain_available_num: 2 };
    const check = await run('customers check --type mobile 0086-13800000000', answer);
    expect(check.sent[0]).toMatchObject({
      url: '/v2/partners/sub-customers/users/check-identity',
      body: { search_type: 'mobile', search_value: '0086-13800000000' },
    });
    expect(check.stdout).toBe('It may register; accounts that the phone may still have: 2.\n');
    expect((await run('customers check --type name customer1', { check_result: 'used_by_user' })).stdout).toBe('It is taken.\n');
  });

  it('asks which partner signs when several have the role that signs by default', async () => {
    const more = mkdtempSync(join(tmpdir(), 'pc-cli-'));
    const accounts = [...ACCOUNTS, account('solution_provider', 'second')];
    writeFileSync(join(more, 'credentials.json'), JSON.stringify({ endpoint: 'http://gateway', accounts }));
    const { code, sent, stderr } = await run(`customers send-code 13800000000 --data-dir ${more}`);
    rmSync(more, { recursive: true });
    const message = 'Error: Several accounts have the role solution_provider: solution, second. Name one with --as.\n';
    expect([code, sent, stderr]).toEqual([1, [], message]);
  });
});

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../program';
import type { Io } from '../shell/io';

const account = (role: string, name: string) => ({
  role,
  name,
  domain_id: `id-${name}`,
  access_key: role === 'reseller' ? null : `key-${name}`,
  secret_key: 'sk',
});
const ACCOUNTS = [
  account('operator', 'vendor'),
  account('solution_provider', 'solution'),
  account('distributor', 'distributor'),
  account('reseller', 'reseller'),
  account('customer', 'customer'),
];
const FOREIGN = '1'.padStart(32, '0');
const ISSUE = '/v2/promotions/benefits/partner-coupons';

/** Who signs which request, with a credentials file and answers that are given by path. */
describe('pc coupons', () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pc-cli-'));
    writeFileSync(join(folder, 'credentials.json'), JSON.stringify({ endpoint: 'http://gateway', accounts: ACCOUNTS }));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  async function run(line: string, answers: Record<string, unknown>) {
    const signed: Array<{ by: string | undefined; url: string; body: unknown }> = [];
    let [stdout, stderr] = ['', ''];
    const fetch = async (url: string, { headers, body }: RequestInit) => {
      const by = /Access=key-(\w+)/.exec((headers as Record<string, string>)['authorization']!)?.[1];
      signed.push({ by, url: url.slice('http://gateway'.length), body: body ? (JSON.parse(body as string) as unknown) : undefined });
      return Response.json(answers[new URL(url).pathname] ?? {});
    };
    const io = {
      stdout: (text: string) => void (stdout += text),
      stderr: (text: string) => void (stderr += text),
      env: { PC_DATA_DIR: folder },
      fetch,
      now: () => new Date(),
      stop: new AbortController().signal,
    };
    const code = await runCli(line.split(' '), io as unknown as Io);
    return { code, stdout, stderr, last: signed.at(-1), signed };
  }

  const quotaOf = (owner: object) => ({
    '/v2/operations/coupon-quotas': { quotas: [{ quota_id: 'q1', ...owner }] },
    [ISSUE]: { coupon_infos: [], error_details: [] },
  });

  it('benefits 5.2 the partner that owns the quota signs the issue', async () => {
    const { code, last } = await run(
      'coupons issue --quota q1 --customer customer --customer c2 --amount 1',
      quotaOf({ owner_partner_id: 'id-solution' }),
    );
    expect([code, last]).toEqual([
      0,
      { by: 'solution', url: ISSUE, body: { quota_id: 'q1', customer_ids: ['id-customer', 'c2'], face_value: '1.00' } },
    ]);
  });

  it('benefits R-20 the distributor signs for its reseller', async () => {
    const { last } = await run(
      'coupons issue --quota q1 --customer c2 --amount 1',
      quotaOf({ owner_partner_id: 'id-distributor', indirect_partner_id: 'id-reseller' }),
    );
    expect(last).toMatchObject({ by: 'distributor', body: { indirect_partner_id: 'id-reseller' } });
  });

  it('benefits 5.7 5.8 the distributor that owns a quota allots it, and takes back what it allotted', async () => {
    const path = '/v2/partners/coupon-quotas';
    const answers = {
      ...quotaOf({ owner_partner_id: 'id-distributor', indirect_partner_id: 'id-reseller' }),
      [`${path}/indirect-partner-adjust`]: { simple_quota_infos: [{ id: 'id-reseller', quota_id: 'q2' }], error_details: [] },
      [`${path}/indirect-partner-reclaim`]: {
        simple_quota_infos: [{ quota_id: 'q1' }],
        error_details: [{ id: 'q3', error_code: 'CBC.99000012', error_msg: 'Wrong state' }],
      },
    };
    const allot = await run('quotas allot q1 --reseller reseller --reseller r2 --amount 5', answers);
    const body = { quota_id: 'q1', indirect_partner_ids: ['id-reseller', 'r2'], quota_amount: '5.00' };
    expect(allot.last).toEqual({ by: 'distributor', url: `${path}/indirect-partner-adjust`, body });
    expect([allot.code, allot.stdout]).toEqual([0, 'RESELLER     QUOTA\nid-reseller  q2\n']);
    const reclaim = await run('quotas reclaim q1 q3 --remark over', answers);
    expect(reclaim.last).toMatchObject({ by: 'distributor', body: { quota_ids: ['q1', 'q3'], remark: 'over' } });
    expect([reclaim.code, reclaim.stdout]).toEqual([
      1,
      'RECLAIMED QUOTA\nq1\n\nREFUSED QUOTA  CODE          WHY\nq3             CBC.99000012  Wrong state\n',
    ]);
  });

  it('who is named with --as signs, without a look at the quota', async () => {
    const { signed } = await run('coupons issue --as distributor --reseller reseller --quota q1 --customer c2 --amount 1', quotaOf({}));
    expect(signed).toMatchObject([{ by: 'distributor', body: { indirect_partner_id: 'id-reseller' } }]);
  });

  it('asks for a signer when no account here owns the quota, and refuses one without a key', async () => {
    expect(await run('coupons issue --quota q1 --customer c2 --amount 1', quotaOf({ owner_partner_id: 'foreign' }))).toMatchObject({
      code: 1,
      stderr: `Error: The quota q1 is of partner foreign, which is not in ${folder}/credentials.json; name the partner that signs with --as.\n`,
    });
    expect(await run('coupons issue --as reseller --quota q1 --customer c2 --amount 1', quotaOf({}))).toMatchObject({ code: 1 });
  });

  it('says that a quota or coupon does not exist, instead of asking who owns it', async () => {
    const nothing = { '/v2/operations/coupon-quotas': { quotas: [] }, '/v2/operations/coupons': { user_coupons: [] } };
    const issue = await run('coupons issue --quota q9 --customer customer --amount 1', nothing);
    expect([issue.code, issue.stderr]).toEqual([1, 'Error: There is no quota q9.\n']);
    expect((await run('coupons reclaim c9', nothing)).stderr).toBe('Error: There is no coupon c9.\n');
  });

  it('shows that the vendor froze a coupon', async () => {
    const coupon = { coupon_id: '1', coupon_type: 1, status: 2, face_value: '1.00', balance: '1.00' };
    const coupons = [
      { ...coupon, is_frozen: '1' },
      { ...coupon, is_frozen: '0' },
    ];
    const { stdout } = await run('coupons list', { '/v2/operations/coupons': { user_coupons: coupons, total_count: 2 } });
    expect(stdout.match(/usable[a-z, ]*?(?= {2})/g)).toEqual(['usable, frozen', 'usable']);
  });

  it('refuses a name that no account has, where a list would show nothing', async () => {
    const { code, stderr, signed } = await run('quotas list --partner nobody', {});
    expect([code, stderr, signed]).toEqual([1, `Error: nobody is neither an id nor an account of ${folder}/credentials.json.\n`, []]);
    expect((await run(`quotas list --partner ${FOREIGN}`, { '/v2/operations/coupon-quotas': { quotas: [] } })).last?.url).toContain(
      FOREIGN,
    );
  });

  it('api 9.3 exits with 1 when one customer of several is refused', async () => {
    const refused = {
      coupon_infos: [{ id: 'c1', coupon_id: '1' }],
      error_details: [{ id: 'c2', error_code: 'CBC.99000035', error_msg: 'Not yours' }],
    };
    const answers = { ...quotaOf({ owner_partner_id: 'id-solution' }), [ISSUE]: refused };
    expect(await run('coupons issue --quota q1 --customer c1 --customer c2 --amount 1', answers)).toMatchObject({
      code: 1,
      stderr: '',
    });
  });

  it.each([
    ['coupons list', 'vendor', '/v2/operations/coupons'],
    ['coupons list --as solution', 'solution', '/v2/promotions/benefits/partner-coupons'],
    ['coupons list --as customer', 'customer', '/v2/promotions/benefits/coupons'],
    ['coupons records', 'vendor', '/v2/operations/coupon-records'],
    ['coupons records --as solution', 'solution', '/v2/promotions/benefits/partner-coupons/records/query'],
  ])('`%s` is asked by %s at %s', async (line, by, path) => {
    const { last } = await run(line, { [path]: { user_coupons: [], records: [], total_count: 0 } });
    expect(last).toMatchObject({ by, url: `${path}?offset=0&limit=20` });
  });
});

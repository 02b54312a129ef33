import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../program';
import type { Io } from '../shell/io';

const account = (role: string, name: string) => ({ role, name, domain_id: `id-${name}`, access_key: `key-${name}`, secret_key: 'sk' });
const ACCOUNTS = [
  account('operator', 'vendor'),
  account('distributor', 'above'),
  account('reseller', 'below'),
  account('customer', 'shop'),
];
const PATH = '/v2/accounts/partner-accounts';

describe('pc accounts', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pc-cli-'));
    writeFileSync(join(folder, 'credentials.json'), JSON.stringify({ endpoint: 'http://gateway', accounts: ACCOUNTS }));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  interface Sent {
    readonly call: string;
    readonly by: string;
    readonly key: string | null;
    readonly body: unknown;
  }

  async function run(line: string, answer: object) {
    const sent: Sent[] = [];
    let stdout = '';
    const fetch = (url: string, { method, headers, body }: RequestInit) => {
      const given = new Headers(headers);
      const by = /Access=([^,]+)/.exec(given.get('authorization') ?? '')?.[1] ?? '';
      const parsed = body ? (JSON.parse(body as string) as unknown) : undefined;
      sent.push({ call: `${method} ${url.slice('http://gateway'.length)}`, by, key: given.get('idempotency-key'), body: parsed });
      return Promise.resolve(Response.json(answer));
    };
    const output = { stdout: (text: string) => void (stdout += text), stderr: (text: string) => void (stdout += text) };
    const io = { ...output, env: { PC_DATA_DIR: folder }, fetch, now: () => new Date(), stop: new AbortController().signal };
    return { code: await runCli(line.split(' '), io as unknown as Io), sent, stdout };
  }

  it('billing AC-13 a deposit is booked by the operator, with a key of its own each time unless one is given', async () => {
    const line = 'accounts deposit below --amount 100 --designated 20';
    const { code, sent, stdout } = await run(line, { trade_id: 'DP1' });
    const key = expect.stringMatching(/^[0-9a-f-]{36}$/) as string;
    const call = 'POST /v2/operations/accounts/id-below/deposits';
    const body = { amount: '100.00', designated_amount: '20.00' };
    expect([code, sent, stdout]).toEqual([0, [{ call, by: 'key-vendor', key, body }], 'Deposit DP1 is booked.\n']);
    expect((await run(`${line} --idempotency-key k`, { trade_id: 'DP1' })).sent[0]!.key).toBe('k');
  });

  it('billing A2 A3 a partner grants and reclaims, a distributor for its reseller', async () => {
    const grant = await run('accounts grant --as above --reseller below --customer shop --amount 5.5', { transfer_id: 'BE1' });
    const body = { customer_id: 'id-shop', amount: '5.50', indirect_partner_id: 'id-below' };
    expect(grant.sent).toEqual([{ call: `POST ${PATH}/adjust-amount`, by: 'key-above', key: null, body }]);
    const reclaim = await run('accounts reclaim --as above --customer shop --amount 5 --idempotency-key k', { trans_id: 'RE1' });
    expect(reclaim.sent).toMatchObject([{ call: `POST ${PATH}/reclaim`, key: 'k', body: { customer_id: 'id-shop', amount: '5.00' } }]);
    expect([grant.stdout, reclaim.stdout]).toEqual(['Movement BE1 is booked.\n', 'Movement RE1 is booked.\n']);
  });

  it('billing A1 A7 balances and records as tables', async () => {
    const account_balances = [
      { account_type: 1, amount: 100.5, designated_amount: 0 },
      { account_type: 8, amount: 100.5, designated_amount: 0 },
    ];
    const balances = await run('accounts balances --as above', { account_balances });
    expect(balances.stdout).toMatch(/balance +100\.50 +0\.00 +-\ntransferable +100\.50/);
    const record = {
      trade_time: '2026-01-31T08:00:00Z',
      trade_detail_type: 'SOURCE_OPERATION_BEADJUST',
      trade_id: 'BE1',
      change_amount: '5.00',
      balance_after_change: '95.50',
      type: '2',
      customer_id: 'id-shop',
    };
    const income = { ...record, trade_detail_type: 'SOURCE_OPERAIION_RECHARGE', type: '1', customer_id: null };
    const records = await run('accounts records --as above --limit 2', { total_count: 3, records: [record, income] });
    expect(records.sent[0]!.call).toBe(`GET ${PATH}/account-change-records?balance_type=BALANCE_TYPE_DEBIT&offset=0&limit=2`);
    expect(records.stdout).toMatch(/beadjust +-5\.00 +95\.50 +BE1 +id-shop\n.*recharge +\+5\.00 +95\.50 +BE1 +-\n1 to 2 of 3/);
    expect((await run('accounts records --as above --credit', { total_count: 0, records: [] })).sent[0]!.call).toContain(
      'BALANCE_TYPE_CREDIT',
    );
  });
});

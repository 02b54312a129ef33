import { fromEnvironment, uniqueName, until } from '@pc/testing';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const CLI = resolve('dist/apps/cli/main.js');

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** The built command line against the running system, with a copy of its credentials that the tests may add to. */
describe('pc', () => {
  let folder: string;
  let tail: ChildProcess | undefined;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'pc-e2e-cli-'));
    for (const file of ['credentials.json', 'servers.json']) copyFileSync(join(fromEnvironment('PC_DATA_DIR'), file), join(folder, file));
  });
  afterAll(() => {
    tail?.kill();
    rmSync(folder, { recursive: true });
  });

  const environment = () => ({ ...process.env, PC_DATA_DIR: folder, PC_ENDPOINT: fromEnvironment('PC_ENDPOINT') });

  async function pc(...args: string[]): Promise<Outcome> {
    try {
      return { code: 0, ...(await promisify(execFile)(process.execPath, [CLI, ...args], { env: environment() })) };
    } catch (error) {
      return error as Outcome;
    }
  }

  async function json<T>(...args: string[]): Promise<T> {
    const { code, stdout, stderr } = await pc(...args, '--json');
    expect([code, stderr]).toEqual([0, '']);
    return JSON.parse(stdout) as T;
  }

  /** A partner of its own with a quota of 1000.00 and one resale customer. */
  async function partnerWithQuota() {
    const partner = uniqueName('cli-partner');
    const { partner_id } = await json<{ partner_id: string }>('partners', 'create', '--name', partner);
    const { customer_id } = await json<{ customer_id: string }>(
      'customers',
      'create',
      '--name',
      uniqueName('cli-customer'),
      '--partner',
      partner,
    );
    const { quota_id } = await json<{ quota_id: string }>('quotas', 'grant', '--partner', partner, '--amount', '1000.00');
    return { partner, partner_id, customer_id, quota_id };
  }

  it('benefits R-70 issues a voucher, sees it on all sides, and an independent consumer sees its event', async () => {
    const { partner, customer_id, quota_id } = await partnerWithQuota();
    const events = await startTail('--type', 'coupon-issued');

    const issued = await json<{ coupon_infos: Array<{ id: string; coupon_id: string }> }>(
      'coupons',
      'issue',
      '--quota',
      quota_id,
      '--customer',
      customer_id,
      '--amount',
      '100.10',
      '--memo',
      'demo',
    );
    const coupon_id = issued.coupon_infos[0]!.coupon_id;
    expect(issued.coupon_infos).toEqual([{ id: customer_id, coupon_id }]);

    const keys = await pc('credentials', 'customer', customer_id);
    expect(keys.stdout).toMatch(/^\S+ \S+\n$/);
    expect((await pc('credentials', 'customer', customer_id)).stdout).toBe(keys.stdout);
    const coupon = { coupon_id, face_value: '100.10', balance: '100.10', status: 2 };
    expect(await json('coupons', 'list', '--as', customer_id)).toMatchObject({ count: 1, user_coupons: [coupon] });
    expect(await json('coupons', 'list', '--as', partner)).toMatchObject({ total_count: 1, user_coupons: [{ ...coupon, customer_id }] });
    expect(await json('coupons', 'list', '--customer', customer_id)).toMatchObject({ user_coupons: [coupon] });
    expect(await json('coupons', 'records', '--as', partner)).toMatchObject({
      total_count: 1,
      records: [{ coupon_id, operation_type: '1', operation_amount: '100.10', remark: 'demo' }],
    });
    expect(await json('quotas', 'list', '--partner', partner)).toMatchObject({
      quotas: [{ quota_id, quota_value: '1000.00', balance: '899.90' }],
    });

    const event = await until(() => events().find(({ subject }) => subject === coupon_id), { what: 'the event of the coupon' });
    expect(event).toMatchObject({
      specversion: '1.0',
      type: 'pc.incentive.coupon-issued.v1',
      aggregateversion: 1,
      data: { coupon_id, customer_id, quota_id, face_value_fen: 10_010 },
    });
  });

  it('benefits R-30 reclaims what is unspent, as the partner that issued it', async () => {
    const { customer_id, quota_id, partner } = await partnerWithQuota();
    const issued = await json<{ coupon_infos: Array<{ coupon_id: string }> }>(
      'coupons',
      'issue',
      '--quota',
      quota_id,
      '--customer',
      customer_id,
      '--amount',
      '1',
    );
    const coupon_id = issued.coupon_infos[0]!.coupon_id;
    expect(await pc('coupons', 'reclaim', coupon_id)).toMatchObject({ code: 0, stdout: `Coupon ${coupon_id} is reclaimed.\n` });
    expect(await json('quotas', 'list', '--partner', partner)).toMatchObject({ quotas: [{ balance: '1000.00' }] });
    expect(await pc('coupons', 'reclaim', coupon_id)).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(/^PCB\.0002: /) });
  });

  it('api 7.10 a repeat under one idempotency key issues nothing twice', async () => {
    const { customer_id, quota_id } = await partnerWithQuota();
    const issue = () =>
      json('coupons', 'issue', '--quota', quota_id, '--customer', customer_id, '--amount', '1', '--idempotency-key', 'once');
    const first = await issue();
    expect(await issue()).toEqual(first);
    expect(await json('coupons', 'list', '--customer', customer_id)).toMatchObject({ total_count: 1 });
  });

  it('benefits 5.17 freezes, adjusts, extends and voids a quota', async () => {
    const { quota_id, customer_id, partner } = await partnerWithQuota();
    const statusAfter = async (...action: string[]) => {
      expect(await pc('quotas', ...action)).toMatchObject({ code: 0, stderr: '' });
      const { quotas } = await json<{ quotas: Array<{ quota_status: number; balance: string }> }>('quotas', 'list', '--partner', partner);
      return [quotas[0]!.quota_status, quotas[0]!.balance];
    };
    expect(await statusAfter('freeze', quota_id)).toEqual([5, '1000.00']);
    expect(await pc('coupons', 'issue', '--quota', quota_id, '--customer', customer_id, '--amount', '1')).toMatchObject({
      code: 1,
      stderr: expect.stringMatching(/^CBC\.99000012: /),
    });
    expect(await statusAfter('unfreeze', quota_id)).toEqual([0, '1000.00']);
    expect(await statusAfter('adjust-begin', quota_id)).toEqual([4, '1000.00']);
    expect(await statusAfter('adjust-end', quota_id, '--delta', '-0.05')).toEqual([0, '999.95']);
    expect(await statusAfter('extend', quota_id, '--expire', '2099-01-01')).toEqual([0, '999.95']);
    expect(await statusAfter('void', quota_id)).toEqual([3, '999.95']);
  });

  it('customers 6.1 ends and starts an association', async () => {
    const { partner, partner_id, customer_id } = await partnerWithQuota();
    const partnerOf = async () =>
      (
        await json<{ customers: Array<{ customer_id: string; partner_id?: string }> }>('customers', 'list', '--partner', partner)
      ).customers.map((row) => row.partner_id);
    expect(await partnerOf()).toEqual([partner_id]);
    expect((await pc('customers', 'disassociate', customer_id, '--reason', 'test')).code).toBe(0);
    expect(await partnerOf()).toEqual([]);
    expect((await pc('customers', 'associate', customer_id, '--partner', partner, '--type', '1')).code).toBe(0);
    expect(await partnerOf()).toEqual([partner_id]);
  });

  it('exits with 1 on a refusal, naming its code, and with 2 on wrong usage', async () => {
    const { customer_id } = await partnerWithQuota();
    const refused = await pc(
      'coupons',
      'issue',
      '--as',
      'demo-solution',
      '--quota',
      'no-such-quota',
      '--customer',
      customer_id,
      '--amount',
      '1',
      '--json',
    );
    expect(refused.code).toBe(1);
    expect(JSON.parse(refused.stderr)).toMatchObject({ error_code: 'CBC.99000012', status: 400 });
    expect(await pc('coupons', 'issue', '--amount', '1.111')).toMatchObject({ code: 2, stdout: '' });
  });

  it('lists no dead letters in a healthy system, and the audit finds no breach', async () => {
    expect(await pc('dlq', 'list')).toMatchObject({ code: 0, stdout: 'None.\n' });
    const audit = await json<{ services: Array<{ service: string; breaches: unknown[] }> }>('audit');
    expect(audit.services.map(({ service }) => service).sort()).toEqual(['billing', 'certification', 'customer', 'incentive']);
    expect(audit.services.flatMap(({ breaches }) => breaches)).toEqual([]);
  });

  /** A tail that reads already; the returned function gives what it has printed so far. */
  async function startTail(...args: string[]): Promise<() => Array<Record<string, unknown>>> {
    tail = spawn(process.execPath, [CLI, 'events', 'tail', '--json', ...args], { env: environment() });
    let printed = '';
    tail.stdout!.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    await once(tail.stderr!, 'data');
    return () =>
      printed
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Record<string, unknown>);
  }
});

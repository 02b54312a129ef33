import { fromEnvironment, uniqueName, until } from '@pc/testing';
import { Kafka, logLevel } from 'kafkajs';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const CLI = resolve('dist/apps/cli/main.js');

interface Outcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface Row {
  readonly partner_id?: string;
}

interface Issued {
  readonly coupon_infos: ReadonlyArray<{ id: string; coupon_id: string }>;
}

/** The built command line against the running system, with a copy of its credentials that the tests may add to. */
describe('pc', () => {
  let folder: string;
  let tail: ChildProcess | undefined;
  const partner = uniqueName('cli-partner');
  let partner_id: string;
  let customer_id: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pc-e2e-cli-'));
    for (const file of ['credentials.json', 'servers.json']) copyFileSync(join(fromEnvironment('PC_DATA_DIR'), file), join(folder, file));
    ({ partner_id } = await json<{ partner_id: string }>(`partners create --name ${partner}`));
    customer_id = await newCustomer(uniqueName('cli-customer'));
  });
  afterAll(() => {
    tail?.kill();
    rmSync(folder, { recursive: true });
  });

  const environment = () => ({ ...process.env, PC_DATA_DIR: folder, PC_ENDPOINT: fromEnvironment('PC_ENDPOINT') });

  /** Runs a command line whose arguments hold no blanks. */
  async function pc(line: string): Promise<Outcome> {
    try {
      return { code: 0, ...(await promisify(execFile)(process.execPath, [CLI, ...line.split(' ')], { env: environment() })) };
    } catch (error) {
      return error as Outcome;
    }
  }

  async function json<T>(line: string): Promise<T> {
    const { code, stdout, stderr } = await pc(`${line} --json`);
    expect([code, stderr]).toEqual([0, '']);
    return JSON.parse(stdout) as T;
  }

  async function expectRefusal(error_code: string, line: string): Promise<void> {
    const { code, stdout, stderr } = await pc(`${line} --json`);
    expect([code, stdout]).toEqual([1, '']);
    expect(JSON.parse(stderr)).toMatchObject({ error_code, status: 400 });
  }

  async function newCustomer(name: string): Promise<string> {
    const created = await json<{ customer_id: string }>(`customers create --name ${name} --partner ${partner}`);
    return created.customer_id;
  }

  /** A quota of 1000.00, and how to issue from it. */
  async function newQuota() {
    const { quota_id } = await json<{ quota_id: string }>(`quotas grant --partner ${partner} --amount 1000.00`);
    const issue = (amount: string, more = '') =>
      json<Issued>(`coupons issue --quota ${quota_id} --customer ${customer_id} --amount ${amount}${more}`);
    return { quota_id, issue };
  }

  it('benefits R-70 issues a voucher, all sides see it, and an independent consumer sees its event', async () => {
    const { quota_id, issue } = await newQuota();
    const events = await startTail('--type coupon-issued');

    const { coupon_infos } = await issue('100.10', ' --memo demo');
    const { coupon_id } = coupon_infos[0]!;
    expect(coupon_infos).toEqual([{ id: customer_id, coupon_id }]);

    const coupon = { coupon_id, face_value: '100.10', balance: '100.10', status: 2 };
    const record = { coupon_id, operation_type: '1', operation_amount: '100.10', remark: 'demo' };
    await customerKey(customer_id);
    expect(await json(`coupons list --as ${customer_id} --coupon ${coupon_id}`)).toMatchObject({ count: 1, user_coupons: [coupon] });
    expect(await json(`coupons list --as ${partner} --coupon ${coupon_id}`)).toMatchObject({
      total_count: 1,
      user_coupons: [{ ...coupon, customer_id }],
    });
    expect(await json(`coupons list --customer ${customer_id} --coupon ${coupon_id}`)).toMatchObject({
      total_count: 1,
      user_coupons: [coupon],
    });
    expect(await json(`coupons records --as ${partner} --coupon ${coupon_id}`)).toMatchObject({ total_count: 1, records: [record] });
    expect(await json(`coupons records --quota ${quota_id}`)).toMatchObject({ total_count: 1, records: [record] });
    expect(await json(`quotas list --quota ${quota_id}`)).toMatchObject({
      quotas: [{ quota_id, quota_value: '1000.00', balance: '899.90' }],
    });

    const event = await until(() => events().find(({ subject }) => subject === coupon_id), { what: 'the event of the coupon' });
    const data = { coupon_id, customer_id, quota_id, face_value_fen: 10_010 };
    expect(event).toMatchObject({ specversion: '1.0', type: 'pc.incentive.coupon-issued.v1', aggregateversion: 1, data });
  });

  it('benefits R-30 reclaims what is unspent, as the partner that issued it', async () => {
    const { quota_id, issue } = await newQuota();
    const { coupon_id } = (await issue('1')).coupon_infos[0]!;
    expect(await pc(`coupons reclaim ${coupon_id}`)).toMatchObject({ code: 0, stdout: `Coupon ${coupon_id} is reclaimed.\n` });
    expect(await json(`quotas list --quota ${quota_id}`)).toMatchObject({ quotas: [{ balance: '1000.00' }] });
    await expectRefusal('PCB.0002', `coupons reclaim ${coupon_id}`);
  });

  it('api 7.10 a repeat under one idempotency key issues nothing twice', async () => {
    const { quota_id, issue } = await newQuota();
    const first = await issue('1', ' --idempotency-key once');
    expect(await issue('1', ' --idempotency-key once')).toEqual(first);
    expect(await json(`coupons records --quota ${quota_id}`)).toMatchObject({ total_count: 1 });
  });

  it('benefits 5.17 freezes, adjusts, extends and voids a quota', async () => {
    const { quota_id } = await newQuota();
    const statusAfter = async (action: string) => {
      expect(await pc(`quotas ${action}`)).toMatchObject({ code: 0, stderr: '' });
      const { quotas } = await json<{ quotas: Array<{ quota_status: number; balance: string }> }>(`quotas list --quota ${quota_id}`);
      return [quotas[0]!.quota_status, quotas[0]!.balance];
    };
    expect(await statusAfter(`freeze ${quota_id}`)).toEqual([5, '1000.00']);
    await expectRefusal('CBC.99000012', `coupons issue --quota ${quota_id} --customer ${customer_id} --amount 1`);
    expect(await statusAfter(`unfreeze ${quota_id}`)).toEqual([0, '1000.00']);
    expect(await statusAfter(`adjust-begin ${quota_id}`)).toEqual([4, '1000.00']);
    expect(await statusAfter(`adjust-end ${quota_id} --delta -0.05`)).toEqual([0, '999.95']);
    expect(await statusAfter(`extend ${quota_id} --expire 2099-01-01`)).toEqual([0, '999.95']);
    expect(await statusAfter(`void ${quota_id}`)).toEqual([3, '999.95']);
  });

  it('ends and starts an association', async () => {
    const name = uniqueName('cli-customer');
    const created = await newCustomer(name);
    const partnerOf = async () => {
      const { customers } = await json<{ customers: Row[] }>(`customers list --name ${name}`);
      return customers.map((row) => row.partner_id);
    };
    expect(await partnerOf()).toEqual([partner_id]);
    expect(await pc(`customers disassociate ${created} --reason test`)).toMatchObject({ code: 0, stderr: '' });
    expect(await partnerOf()).toEqual([undefined]);
    expect(await pc(`customers associate ${created} --partner ${partner} --type 1`)).toMatchObject({ code: 0, stderr: '' });
    expect(await partnerOf()).toEqual([partner_id]);
  });

  it('sets the state of a partner', async () => {
    const name = uniqueName('cli-partner');
    const { partner_id: id } = await json<Row>(`partners create --name ${name} --kind distributor`);
    expect(await pc(`partners state ${name} RESTRICTED`)).toMatchObject({ code: 0, stdout: `${id} is RESTRICTED.\n` });
    expect(await json(`partners list --name ${name.toUpperCase()}`)).toMatchObject({
      count: 1,
      partners: [{ partner_id: id, state: 'RESTRICTED', kind: 'DISTRIBUTOR' }],
    });
  });

  it('exits with 1 on a refusal, naming its code, and with 2 on wrong usage', async () => {
    await expectRefusal('CBC.99000012', 'coupons issue --as demo-solution --quota none --customer none --amount 1');
    expect(await pc('coupons issue --amount 1.111')).toMatchObject({ code: 2, stdout: '' });
  });

  it('shows a message that nobody could handle, and sends it again', async () => {
    const poison = uniqueName('poison');
    await sendPoison(poison);
    const list = () => json<{ dead_letters: Array<{ id: string; key?: string }> }>('dlq list --topic pc.incentive.requests --limit 100');
    const ofPoison = async () => (await list()).dead_letters.filter(({ key }) => key === poison);
    const { id } = await until(async () => (await ofPoison())[0], { timeoutMs: 20_000, what: 'the dead letter' });
    expect(await json(`dlq show ${id}`)).toMatchObject({ id, key: poison, value: 'not JSON' });
    expect(await pc(`dlq replay ${id}`)).toMatchObject({ code: 0, stderr: '' });
    await until(async () => (await ofPoison()).length === 2, { timeoutMs: 20_000, what: 'the letter that the repeat became' });
  });

  it('finds no breach in the audit of all services', async () => {
    const { services } = await json<{ services: Array<{ service: string; breaches: unknown[] }> }>('audit');
    expect(services.map(({ service }) => service).sort()).toEqual(['billing', 'certification', 'customer', 'incentive']);
    expect(services.flatMap(({ breaches }) => breaches)).toEqual([]);
  });

  /** The key of a customer that had none is made once and remembered. */
  async function customerKey(customerId: string): Promise<void> {
    const { stdout } = await pc(`credentials customer ${customerId}`);
    expect(stdout).toMatch(/^\S+ \S+\n$/);
    expect((await pc(`credentials customer ${customerId}`)).stdout).toBe(stdout);
  }

  /** A tail that reads already; the returned function gives what it has printed so far. */
  async function startTail(options: string): Promise<() => Array<Record<string, unknown>>> {
    tail = spawn(process.execPath, [CLI, 'events', 'tail', '--json', ...options.split(' ')], { env: environment() });
    let printed = '';
    tail.stdout!.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    await once(tail.stderr!, 'data');
    return () =>
      printed
        .split('\n')
        .slice(0, -1)
        .map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  /** A request that no service understands. */
  async function sendPoison(key: string): Promise<void> {
    const servers = JSON.parse(readFileSync(join(folder, 'servers.json'), 'utf8')) as { kafka_brokers: string; namespace?: string };
    const topic = `${servers.namespace ? `${servers.namespace}.` : ''}pc.incentive.requests`;
    const producer = new Kafka({ brokers: servers.kafka_brokers.split(','), logLevel: logLevel.NOTHING }).producer();
    await producer.connect();
    await producer.send({ topic, messages: [{ key, value: 'not JSON' }] });
    await producer.disconnect();
  }
});

import type { Row, StoreConnection } from '@pc/store';
import { until } from '@pc/testing';
import type { Response } from 'supertest';
import type { Account } from './support/account';
import { detailOf, orderIds, ordered } from './support/orders';
import { logOf, metricsOf } from './support/service-log';
import { serviceStore } from './support/service-store';
import { World } from './support/world';

const PATTERN = 'billing.get-order.v1';
const WORDS = { zh_CN: '其他错误', en_US: 'Other error' };

/** A document that billing cannot read any more: a service breaks on it, whatever it was asked. */
describe('a fault that nobody foresaw', () => {
  const world = new World();
  let store: StoreConnection;
  let customer: Account;
  let broken: string;
  let whole: Row;
  const orders = () => store.collection<Row & { _id: string }>('orders');

  beforeAll(async () => {
    store = await serviceStore('billing');
    customer = await world.customer();
    broken = await ordered(world, customer);
    whole = (await orders().findOneAndUpdate({ _id: broken }, { $unset: { lines: '' } }))!;
    expect(whole['lines']).toHaveLength(1);
  });
  afterAll(async () => {
    if (whole) await orders().updateOne({ _id: broken }, { $set: { lines: whole['lines'] } });
    await store?.close();
  });

  const ask = (language: keyof typeof WORDS) => customer.api.get(detailOf(broken), { 'X-Language': language });
  const requestIdOf = ({ headers }: Response) => (headers as Record<string, string>)['x-request-id']!;
  const parked = async () => {
    const metrics = await metricsOf(world.system, 'billing');
    return Number(new RegExp(`^pc_bus_dead_lettered_total\\{[^}]*pattern="${PATTERN}"[^}]*\\} (\\d+)$`, 'm').exec(metrics)?.[1] ?? 0);
  };

  it.each(['zh_CN', 'en_US'] as const)(
    'api 9.1, 7.18 is 500 CBC.0999 with a sentence in %s and a request id, and nothing of the inside',
    async (language) => {
      const answer = await ask(language).expect(500);
      expect(answer.body).toEqual({ error_code: 'CBC.0999', error_msg: WORDS[language] });
      expect(requestIdOf(answer)).toMatch(/^\S{16,}$/);
      expect(JSON.stringify([answer.headers, answer.text])).not.toMatch(/TypeError|undefined|lines|\bat \/|node_modules|\.[jt]s:/);
    },
  );

  it('is in the logs of gateway and service under the request id, with its cause', async () => {
    const requestId = requestIdOf(await ask('en_US').expect(500));
    const lineIn = (name: string, msg: string) =>
      until(async () => logOf(world.system, name).find((line) => line['requestId'] === requestId && line['msg'] === msg), {
        timeoutMs: 20_000,
        what: `the request in the log of ${name}`,
      });
    expect(await lineIn('billing', 'A message goes to the dead letters')).toMatchObject({
      pattern: PATTERN,
      attempts: 1,
      error: expect.stringMatching(/^TypeError: .*length/) as string,
    });
    expect(JSON.stringify(await lineIn('gateway', 'A request failed'))).toContain(PATTERN);
  });

  it('is a dead letter and counted; when what was wrong is mended, the same call is answered', async () => {
    const before = await parked();
    const requestId = requestIdOf(await ask('en_US').expect(500));
    expect(await parked()).toBe(before + 1);
    const { body } = await world.operator.api.get('/v2/operations/dead-letters?topic=pc.billing.requests&limit=100').expect(200);
    const letters = (body as { dead_letters: ReadonlyArray<{ request_id?: string }> }).dead_letters;
    expect(letters.filter(({ request_id }) => request_id === requestId)).toEqual([
      expect.objectContaining({ pattern: PATTERN, attempts: 1, cause: expect.stringMatching(/^TypeError/) as string }),
    ]);

    await orders().updateOne({ _id: broken }, { $set: { lines: whole['lines'] } });
    expect((await customer.api.get(detailOf(broken)).expect(200)).body).toMatchObject({ order_info: { order_id: broken } });
    await orders().updateOne({ _id: broken }, { $unset: { lines: '' } });
  });

  it('disturbs no other request, not even of the same customer at the same time', async () => {
    const other = await ordered(world, customer);
    const answers = await Promise.all([
      ...Array.from({ length: 5 }, () => ask('en_US')),
      ...Array.from({ length: 5 }, () => customer.api.get(detailOf(other))),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(5).fill(500), ...Array<number>(5).fill(200)]);
    expect(await orderIds(customer.api)).toEqual([other, broken]);
  });
});

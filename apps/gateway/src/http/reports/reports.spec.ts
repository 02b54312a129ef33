import { customer } from '@pc/contracts';
import { OPERATOR, SOLUTION_PROVIDER } from '../../testing/callers';
import { TestGateway } from '../../testing/test-gateway';

const REPORTS = '/v2/partners/customer-reports';

describe('reports over HTTP', () => {
  let gateway: TestGateway;
  const keyOf = (name: string) => ({ accessKey: name, secretKey: `secret of ${name}` });
  const post = (path: string, body: object, key = 'provider') => gateway.signed(keyOf(key), 'POST', path, { body });

  beforeAll(async () => {
    gateway = await TestGateway.start();
    gateway.bus.addKey('provider', SOLUTION_PROVIDER);
    gateway.bus.addKey('operator', OPERATOR);
    gateway.bus.on(customer.createReport, () => ({ type: 'answer', body: { report_id: 'r', status: 'REPORTED' } }));
    gateway.bus.on(customer.listReports, () => ({ type: 'answer', body: { total_count: 0, reports: [] } }));
  });
  afterAll(() => gateway.stop());

  it('people travel sealed, and the reports of a partner one after the other', async () => {
    const person = { customer_full_name: '张三', mobile_phone: '13800000001', email: 'a@x.cn' };
    expect(await post(REPORTS, { ...person, label: 'fair' })).toMatchObject({ status: 200, body: { report_id: 'r' } });
    const asked = gateway.bus.askedFor(customer.createReport).at(-1)!;
    expect(asked.options.key).toBe(SOLUTION_PROVIDER.account_id);
    for (const secret of Object.values(person)) expect(JSON.stringify(asked)).not.toContain(secret);
    const { sealed_full_name } = asked.payload as { sealed_full_name: string };
    expect(gateway.bus.sealer.open(sealed_full_name, 'contact')).toBe('张三');
  });

  const someone = { customer_full_name: 'a', mobile_phone: '13800000001' };
  it.each<[string, object, string]>([
    [REPORTS, { mobile_phone: '1' }, 'customer_full_name'],
    [REPORTS, { customer_full_name: 'a' }, 'mobile_phone'],
    [REPORTS, { ...someone, customer_full_name: 'x'.repeat(129) }, 'customer_full_name'],
    [REPORTS, { ...someone, email: '' }, 'email'],
    [REPORTS, { ...someone, draft: 'yes' }, 'draft'],
    [`${REPORTS}/r/manual-review`, {}, 'review_reason'],
    [`${REPORTS}/r/manual-review`, { review_reason: '' }, 'review_reason'],
    [`${REPORTS}/r/reveal`, { field: 'password' }, 'field'],
    [`${REPORTS}/batch-delete`, { report_ids: [] }, 'report_ids'],
    [`${REPORTS}/batch-delete`, { report_ids: ['a', 'a'] }, 'report_ids'],
    [`${REPORTS}/query`, { status: '' }, 'status'],
    [`${REPORTS}/query`, { status: 'REMOVED' }, 'status'],
    [`${REPORTS}/query`, { limit: 101 }, 'limit'],
    [`${REPORTS}/query`, { offset: -1 }, 'offset'],
  ])('POST %s with %p is refused', async (path, body, field) => {
    const answer = await post(path, body);
    expect(answer).toMatchObject({ status: 400, body: { error_code: 'CBC.0100' } });
    expect(answer.text).toContain(field);
  });

  it.each<[object, string]>([
    [{ result: 'MAYBE' }, 'result'],
    [{}, 'result'],
    [{ result: 'REJECT', opinion: 'x'.repeat(256) }, 'opinion'],
  ])('a review of %p is refused', async (body, field) => {
    const answer = await post('/v2/operations/customer-reports/r/review', body, 'operator');
    expect(answer).toMatchObject({ status: 400, body: { error_code: 'CBC.0100' } });
    expect(answer.text).toContain(field);
  });

  it('api 7.1 empty texts are no filter, null neither', async () => {
    const body = { customer_full_name: '', mobile_phone: null, label: '', status: null };
    expect(await post(`${REPORTS}/query`, body)).toMatchObject({ status: 200 });
    expect(gateway.bus.askedFor(customer.listReports).at(-1)!.payload).toEqual({ offset: 0, limit: 10 });
  });
});

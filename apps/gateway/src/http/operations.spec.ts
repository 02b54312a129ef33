import { billing, certification, customer, incentive } from '@pc/contracts';
import { OPERATOR } from '../testing/callers';
import { TestGateway } from '../testing/test-gateway';

describe('operations of the vendor', () => {
  let gateway: TestGateway;
  const send = (method: string, url: string, body?: unknown, headers: Record<string, string> = {}) =>
    gateway.signed({ accessKey: 'operator', secretKey: 'secret of operator' }, method, url, {
      headers: { 'x-language': 'en_US', ...headers },
      ...(body !== undefined && { body }),
    });
  const done = () => ({ type: 'answer', body: {} }) as const;
  const lastAsked = () => gateway.bus.asked.at(-1)!;

  beforeAll(async () => {
    gateway = await TestGateway.start();
    gateway.bus.addKey('operator', OPERATOR);
    for (const contract of [
      incentive.changeQuota,
      incentive.freezeCoupon,
      customer.setPartnerState,
      customer.setResellerState,
      customer.setAssociation,
      customer.setAccountFacts,
      customer.deleteAccessKey,
    ])
      gateway.bus.on(contract, done);
  });
  afterAll(() => gateway.stop());

  it('grants a quota with what the request leaves out: from now, for a year, for resale customers', async () => {
    gateway.bus.on(incentive.grantQuota, () => ({ type: 'answer', body: { quota_id: 'q1' } }));
    expect(await send('POST', '/v2/operations/coupon-quotas', { partner_id: 'p1', quota_type: 0, quota_value: '10000.00' })).toMatchObject({
      status: 200,
      body: { quota_id: 'q1' },
    });
    expect(lastAsked()).toMatchObject({
      payload: {
        partner_id: 'p1',
        quota_type: 0,
        quota_value_fen: 1_000_000,
        effective_time: '2026-01-31T08:00:00Z',
        expire_time: '2027-01-31T08:00:00Z',
        limit_infos: [],
        allowed_association_types: ['2'],
        designated_customer_ids: [],
        self_issue_allowed: false,
      },
      options: { key: 'p1' },
    });
  });

  it.each([
    ['adjust-begin', undefined, {}],
    ['adjust-end', { delta: -0.01 }, { delta_fen: -1 }],
    ['freeze', undefined, {}],
    ['unfreeze', undefined, {}],
    ['void', undefined, {}],
    ['extend', { expire_time: '2028-01-01T00:00:00Z' }, { expire_time: '2028-01-01T00:00:00Z' }],
  ])('changes a quota: %s', async (action, body, details) => {
    const answer = await send('POST', `/v2/operations/coupon-quotas/q1/${action}`, body);
    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(lastAsked()).toMatchObject({ payload: { quota_id: 'q1', action, ...details }, options: { key: 'q1' } });
  });

  it('freezes and unfreezes a coupon', async () => {
    for (const [action, frozen] of [
      ['freeze', true],
      ['unfreeze', false],
    ] as const) {
      expect((await send('POST', `/v2/operations/coupons/k1/${action}`)).status).toBe(204);
      expect(lastAsked().payload).toEqual({ coupon_id: 'k1', frozen });
    }
  });

  describe('api 7.20 the operation log', () => {
    const LOG = '/v2/operations/operation-log';

    it('is asked for with all filters, and with none', async () => {
      const body = { count: 0, operations: [] };
      gateway.bus.on(customer.listOperations, () => ({ type: 'answer', body }));
      const filters = {
        object_id: 'p1',
        operation: 'customer.set-partner-state.v1',
        since: '2026-01-01T00:00:00Z',
        until: '2026-02-01T00:00:00Z',
      };
      expect(await send('GET', `${LOG}?${String(new URLSearchParams({ ...filters, offset: '20', limit: '100' }))}`)).toMatchObject({
        status: 200,
        body,
      });
      expect(lastAsked().payload).toEqual({ ...filters, offset: 20, limit: 100 });
      for (const [service, { listOperations }] of [
        ['incentive', incentive] as const,
        ['billing', billing] as const,
        ['certification', certification] as const,
      ]) {
        gateway.bus.on(listOperations, () => ({ type: 'answer', body }));
        expect((await send('GET', `${LOG}?service=${service}&object_id=q1`)).status).toBe(200);
        expect([lastAsked().pattern, lastAsked().payload]).toEqual([listOperations.pattern, { object_id: 'q1', offset: 0, limit: 10 }]);
      }
      expect((await send('GET', `${LOG}?object_id=&operation=`)).status).toBe(200);
      expect(lastAsked().pattern).toBe(customer.listOperations.pattern);
      expect(lastAsked().payload).toEqual({ offset: 0, limit: 10 });
    });

    it.each([
      'since=yesterday',
      'since=2026-02-01T00:00:00Z&until=2026-02-01T00:00:00Z',
      'limit=101',
      'offset=-1',
      `object_id=${'x'.repeat(65)}`,
      'service=gateway',
      'service=',
    ])('refuses %s', async (query) => {
      expect(await send('GET', `${LOG}?${query}`)).toMatchObject({ status: 400, body: { error_code: 'CBC.0100' } });
    });
  });

  it('creates a partner and a customer with their passwords sealed', async () => {
    gateway.bus
      .on(customer.createPartner, () => ({ type: 'answer', body: { partner_id: 'p1' } }))
      .on(customer.createCustomer, () => ({ type: 'answer', body: { customer_id: 'c1' } }));
    expect(
      (await send('POST', '/v2/operations/partners', { account_name: 'a', name: 'A', password: 'word', kind: 'DISTRIBUTOR' })).body,
    ).toEqual({ partner_id: 'p1' });
    expect(lastAsked().payload).toMatchObject({ account_name: 'a', kind: 'DISTRIBUTOR', government_kinds: [], partner_spends_mode: false });
    expect(
      (await send('POST', '/v2/operations/customers', { account_name: 'b', password: 'word', partner_id: 'p1', association_type: '2' }))
        .body,
    ).toEqual({ customer_id: 'c1' });
    const { sealed_password } = lastAsked().payload as { sealed_password: string };
    expect(gateway.bus.sealer.open(sealed_password, 'password')).toBe('word');
    expect(JSON.stringify(gateway.bus.asked)).not.toContain('"word"');
  });

  it.each([
    ['/v2/operations/partners/p1/state', { state: 'FROZEN' }, { partner_id: 'p1', state: 'FROZEN' }],
    ['/v2/operations/resellers/r1/state', { state: 'LEAVING' }, { indirect_partner_id: 'r1', state: 'LEAVING' }],
    [
      '/v2/operations/customers/c1/association',
      { partner_id: 'p1', association_type: '1' },
      { customer_id: 'c1', partner_id: 'p1', association_type: '1' },
    ],
    ['/v2/operations/customers/c1/association', { reason: '' }, { customer_id: 'c1', reason: '' }],
    ['/v2/operations/accounts/a1/facts', { enterprise_kind: 'MASTER' }, { account_id: 'a1', enterprise_kind: 'MASTER' }],
  ])('PUT %s %j', async (url, body, payload) => {
    expect((await send('PUT', url, body)).status).toBe(204);
    expect(lastAsked().payload).toMatchObject(payload);
  });

  it('makes, lists and deletes access keys; a secret is opened for the answer alone', async () => {
    gateway.bus.on(customer.createAccessKey, () => ({
      type: 'answer',
      body: { access_key: 'AK', sealed_secret_key: gateway.bus.sealer.seal('SK', 'credential') },
    }));
    gateway.bus.on(customer.createUser, () => ({
      type: 'answer',
      body: { user_id: 'u1', access_key: 'AK2', sealed_secret_key: gateway.bus.sealer.seal('SK2', 'credential') },
    }));
    expect((await send('POST', '/v2/operations/accounts/a1/access-keys', {})).body).toEqual({ access_key: 'AK', secret_key: 'SK' });
    expect((await send('POST', '/v2/operations/accounts/a1/access-keys')).body).toEqual({ access_key: 'AK', secret_key: 'SK' });
    expect(
      (await send('POST', '/v2/operations/accounts/a1/users', { user_name: 'clerk', password: 'word', permissions: ['X'] })).body,
    ).toEqual({ user_id: 'u1', access_key: 'AK2', secret_key: 'SK2' });
    expect((await send('DELETE', '/v2/operations/accounts/a1/access-keys/AK')).status).toBe(204);
    expect(lastAsked().payload).toEqual({ account_id: 'a1', access_key: 'AK' });
  });

  it('audits every service', async () => {
    const clean = (checked: object) => () => ({ type: 'answer', body: { checked, breaches: [] } }) as const;
    const breach = { rule: 'benefits R-60', subject: 'q1', detail: 'no' };
    gateway.bus
      .on(customer.auditCustomer, clean({ accounts: 2 }))
      .on(billing.auditBilling, clean({}))
      .on(certification.auditCertification, clean({}));
    gateway.bus.on(incentive.auditIncentive, () => ({ type: 'answer', body: { checked: { quotas: 1 }, breaches: [breach] } }));
    expect((await send('GET', '/v2/operations/audit')).body).toEqual({
      services: [
        { service: 'customer', checked: { accounts: 2 }, breaches: [] },
        { service: 'incentive', checked: { quotas: 1 }, breaches: [breach] },
        { service: 'billing', checked: {}, breaches: [] },
        { service: 'certification', checked: {}, breaches: [] },
      ],
    });
  });

  describe('dead letters', () => {
    const letter = {
      id: 'pc.incentive.requests.dlq:0:12',
      origin: { topic: 'pc.incentive.requests', partition: 0, offset: 3 },
      pattern: 'p',
      group: 'g',
      cause: 'why',
      attempts: 1,
      at: '2026-01-31T08:00:00.000Z',
      requestId: 'r',
    };
    const shown = {
      id: letter.id,
      topic: 'pc.incentive.requests',
      partition: 0,
      offset: 3,
      pattern: 'p',
      group: 'g',
      cause: 'why',
      attempts: 1,
      at: letter.at,
      request_id: 'r',
    };
    const path = `/v2/operations/dead-letters/${encodeURIComponent(letter.id)}`;

    it('lists them, of one topic or all', async () => {
      gateway.deadLetters.list.mockResolvedValue([letter]);
      expect((await send('GET', '/v2/operations/dead-letters?topic=pc.incentive.requests&limit=5')).body).toEqual({
        dead_letters: [shown],
      });
      expect(gateway.deadLetters.list).toHaveBeenLastCalledWith({ limit: 5, topic: 'pc.incentive.requests.dlq' });
      await send('GET', '/v2/operations/dead-letters');
      expect(gateway.deadLetters.list).toHaveBeenLastCalledWith({ limit: 100 });
    });

    it('shows and replays one, and says when there is none', async () => {
      gateway.deadLetters.show.mockResolvedValueOnce({ ...letter, headers: { h: '1' }, value: '{}' });
      expect((await send('GET', path)).body).toEqual({ ...shown, headers: { h: '1' }, value: '{}' });
      gateway.deadLetters.show.mockResolvedValueOnce({ ...letter, headers: {}, value: '{}' });
      gateway.deadLetters.replay.mockResolvedValueOnce(true);
      gateway.bus.on(customer.recordOperation, done);
      expect((await send('POST', `${path}/replay`)).status).toBe(204);
      expect(gateway.deadLetters.replay).toHaveBeenLastCalledWith(letter.id);
      expect([lastAsked().pattern, lastAsked().payload]).toEqual([
        customer.recordOperation.pattern,
        { operation: 'gateway.replay-dead-letter.v1', object_type: 'DEAD_LETTER', object_id: letter.id },
      ]);
      gateway.deadLetters.show.mockResolvedValue(undefined);
      expect(await send('POST', `${path}/replay`)).toMatchObject({ status: 400, body: { error_code: 'CBC.0101' } });
      expect(gateway.deadLetters.replay).toHaveBeenCalledTimes(1);
      expect(await send('GET', path)).toMatchObject({
        status: 400,
        body: { error_code: 'CBC.0101', error_msg: 'Parameter invalid: id does not exist' },
      });
    });

    it('api 7.20 replays nothing that could not be entered in the log', async () => {
      gateway.deadLetters.show.mockResolvedValue({ ...letter, headers: {}, value: '{}' });
      gateway.deadLetters.replay.mockClear();
      gateway.bus.on(customer.recordOperation, () => ({ type: 'refusal', code: 'CBC.0999' }));
      expect((await send('POST', `${path}/replay`)).status).toBe(500);
      expect(gateway.deadLetters.replay).not.toHaveBeenCalled();
    });
  });
});

import { customer } from '@pc/contracts';
import { receiverHash, refuse } from '@pc/kernel';
import { OPERATOR, SOLUTION_PROVIDER } from '../../testing/callers';
import { TestGateway } from '../../testing/test-gateway';

const SEND = '/v2/bases/verificationcode/send';
const PHONE = '13800138000';

describe('verification codes over HTTP', () => {
  let gateway: TestGateway;
  const as = (accessKey: string) => (method: string, url: string, body?: unknown) =>
    gateway.signed({ accessKey, secretKey: `secret of ${accessKey}` }, method, url, {
      headers: { 'x-language': 'en_US' },
      ...(body !== undefined && { body }),
    });
  const partner = as('provider');
  const send = (more: object = {}) => partner('POST', SEND, { receiver_type: 1, mobile_phone: PHONE, ...more });
  const lastAsked = () => gateway.bus.asked.at(-1)! as unknown as { payload: Record<string, unknown>; options: { key?: string } };

  beforeAll(async () => {
    gateway = await TestGateway.start();
    gateway.bus.addKey('provider', SOLUTION_PROVIDER);
    gateway.bus.addKey('operator', OPERATOR);
    for (const contract of [customer.sendVerificationCode, customer.sendSensitiveCode, customer.setVerificationProtection])
      gateway.bus.on(contract, () => ({ type: 'answer', body: {} }));
  });
  afterAll(() => gateway.stop());

  it('customers 8.2 answers 204; the number travels sealed', async () => {
    expect(await send()).toMatchObject({ status: 204, text: '' });
    const { payload, options } = lastAsked();
    const { sealed_phone, ...rest } = payload;
    expect(gateway.bus.sealer.open(String(sealed_phone), 'contact')).toBe(PHONE);
    expect(rest).toEqual({ scene: 29, language: 'zh-cn' });
    expect(options.key).toBe(receiverHash(gateway.bus.sealer, PHONE));
    expect(JSON.stringify(lastAsked())).not.toContain(PHONE);
  });

  it.each([
    [
      { scene: null, lang: null, timeout: null },
      { scene: 29, language: 'zh-cn' },
    ],
    [
      { scene: 29, lang: '' },
      { scene: 29, language: 'zh-cn' },
    ],
    [
      { lang: 'en-us', timeout: 3000 },
      { scene: 29, language: 'en-us', timeout: 3000 },
    ],
    [
      { lang: 'zh-cn', timeout: 1 },
      { scene: 29, language: 'zh-cn', timeout: 1 },
    ],
    [
      { scene: 18, customer_id: 'c1' },
      { scene: 18, language: 'zh-cn', customer_id: 'c1' },
    ],
    [
      { scene: 29, customer_id: 'c1' },
      { scene: 29, language: 'zh-cn' },
    ],
    [{ customer_id: '' }, { scene: 29, language: 'zh-cn' }],
  ])('customers 4.20 %j is taken for %j', async (given, taken) => {
    expect((await send(given)).status).toBe(204);
    const { sealed_phone: _, ...rest } = lastAsked().payload;
    expect(rest).toEqual(taken);
  });

  it.each([
    [{ receiver_type: 2 }, 'receiver_type'],
    [{ receiver_type: undefined }, 'receiver_type'],
    [{ receiver_type: '1' }, 'receiver_type'],
    [{ mobile_phone: undefined }, 'mobile_phone'],
    [{ mobile_phone: '' }, 'mobile_phone'],
    [{ mobile_phone: '1'.repeat(33) }, 'mobile_phone'],
    [{ timeout: 0 }, 'timeout'],
    [{ timeout: 3001 }, 'timeout'],
    [{ timeout: '10' }, 'timeout'],
    [{ timeout: 1.5 }, 'timeout'],
    [{ lang: 'fr-fr' }, 'lang'],
    [{ scene: 30 }, 'scene'],
    [{ scene: '' }, 'scene'],
    [{ scene: '29' }, 'scene'],
    [{ scene: 18 }, 'customer_id'],
    [{ scene: 18, customer_id: null }, 'customer_id'],
    [{ scene: 18, customer_id: '' }, 'customer_id'],
    [{ scene: 18, customer_id: 'c'.repeat(65) }, 'customer_id'],
  ])('customers 4.13 4.20 8.2 refuses %j by its field', async (given, field) => {
    const { status, body } = await send(given);
    expect({ status, ...body }).toMatchObject({ status: 400, error_code: 'CBC.0100', error_msg: expect.stringContaining(field) as string });
  });

  it.each(['CBC.5017', 'CBC.99000035', 'CBC.99004003', 'CBC.99004015', 'CBC.99005035'])('customers 8.2 hands %s on', async (code) => {
    gateway.bus.on(customer.sendVerificationCode, () => refuse(code));
    expect(await send()).toMatchObject({ status: 400, body: { error_code: code } });
  });

  it('customers 10.7 asks for a sensitive code by channel', async () => {
    expect((await partner('POST', '/v2/partners/sensitive-codes', { channel: 'EMAIL' })).status).toBe(204);
    expect(lastAsked()).toMatchObject({ payload: { channel: 'EMAIL' }, options: { key: SOLUTION_PROVIDER.account_id } });
    for (const body of [{}, { channel: 'FAX' }, { channel: '' }])
      expect(await partner('POST', '/v2/partners/sensitive-codes', body)).toMatchObject({ status: 400, body: { error_code: 'CBC.0100' } });
  });

  it('customers 10.6 turns and shows the switch', async () => {
    gateway.bus.on(customer.getVerificationProtection, () => ({ type: 'answer', body: { enabled: true } }));
    const path = '/v2/partners/verification-protection';
    expect((await partner('PUT', path, { enabled: true })).status).toBe(204);
    expect(lastAsked().payload).toEqual({ enabled: true });
    expect((await partner('GET', path)).body).toEqual({ enabled: true });
    for (const body of [{}, { enabled: null }, { enabled: 'true' }])
      expect(await partner('PUT', path, body)).toMatchObject({ status: 400, body: { error_code: 'CBC.0100' } });
  });

  it('customers 10.9 opens messages for the staff alone', async () => {
    const { sealer } = gateway.bus;
    const facts = { channel: 'SMS', template: 'VERIFICATION_CODE', state: 'SENT', created_at: '2026-01-31T08:00:00Z' } as const;
    const sealed = { sealed_text: sealer.seal('Your code', 'notification'), sealed_code: sealer.seal('012345', 'code') };
    gateway.bus.on(customer.listNotifications, () => ({
      type: 'answer',
      body: {
        count: 2,
        notifications: [
          { ...facts, ...sealed, sealed_receiver: sealer.seal(PHONE, 'contact') },
          { ...facts, sealed_receiver: sealer.seal('138****8000', 'contact') },
        ],
      },
    }));
    const path = `/v2/operations/notifications?receiver=${PHONE}&since=2026-01-01T00:00:00Z&limit=5`;
    expect((await as('operator')('GET', path)).body).toEqual({
      count: 2,
      notifications: [
        { receiver: PHONE, ...facts, text: 'Your code', code: '012345' },
        { receiver: '138****8000', ...facts },
      ],
    });
    const { sealed_receiver, ...rest } = lastAsked().payload;
    expect(sealer.open(String(sealed_receiver), 'contact')).toBe(PHONE);
    expect(rest).toEqual({ since: '2026-01-01T00:00:00Z', offset: 0, limit: 5 });
    expect((await partner('GET', path)).status).toBe(403);
    expect((await as('operator')('GET', '/v2/operations/notifications?since=yesterday')).status).toBe(400);
  });
});

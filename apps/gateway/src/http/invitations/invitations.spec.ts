import { ANONYMOUS_CALLER, customer } from '@pc/contracts';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { CUSTOMER, SOLUTION_PROVIDER } from '../../testing/callers';
import { TestGateway } from '../../testing/test-gateway';

const ACCEPT = '/v2/customers/associations/accept';
const URL = `https://partner.example.com/invitations/${'t'.repeat(43)}`;

describe('invitations over HTTP', () => {
  let gateway: TestGateway;
  const bus = () => gateway.bus;
  const keyOf = (name: string) => ({ accessKey: name, secretKey: `secret of ${name}` });
  const json = { 'content-type': 'application/json' };

  beforeAll(async () => {
    gateway = await TestGateway.start();
    bus().addKey('provider', SOLUTION_PROVIDER);
    bus().addKey('customer', CUSTOMER);
    bus().addToken('assumed', { ...CUSTOMER, assumed_by: { account_id: 'id-of-provider', account_name: 'provider' } });
    const body = { invitation_id: 'i', sealed_url: bus().sealer.seal(URL, 'invitation') };
    bus().on(customer.createInvitationLink, () => ({ type: 'answer', body }));
    bus().on(customer.acceptInvitation, () => ({ type: 'answer', body: { customer_id: 'c', account_name: 'n' } }));
    bus().on(customer.sendAcceptanceCode, () => ({ type: 'answer', body: {} }));
  });
  afterAll(() => gateway.stop());

  it('customers 5.10 customers 5.21 the QR code is a PNG of at least 200 × 200 that holds exactly the link', async () => {
    const answer = await gateway.signed(keyOf('provider'), 'POST', '/v2/partners/invitations', {
      body: { kind: 'GENERAL_LINK', association_type: '2' },
    });
    expect(answer.body).toMatchObject({ invite_url: URL, expire_time: null });
    const bytes = Buffer.from(String(answer.body['qr_png_base64']), 'base64');
    expect(bytes.subarray(0, 8)).toEqual(Buffer.from('89504e470d0a1a0a', 'hex'));
    const { data, width, height } = PNG.sync.read(bytes);
    expect([width >= 200, height >= 200]).toEqual([true, true]);
    const code = jsQR(new Uint8ClampedArray(data), width, height)!;
    expect(code.data).toBe(URL);
    expect(errorCorrectionOf(PNG.sync.read(bytes), code.location)).toBe('M');
  });

  it.each([{}, { association_type: '3' }, { association_type: 2 }, { association_type: null }])(
    'customers 5.12 the association type is mandatory, 1 or 2: %p is refused',
    async (given) => {
      const path = `/v2/partners/customer-reports/some-id/invitations`;
      for (const [url, kind] of [
        ['/v2/partners/invitations', 'GENERAL_LINK'],
        [path, 'EMAIL'],
      ] as const)
        expect(await gateway.signed(keyOf('provider'), 'POST', url, { body: { kind, ...given } })).toMatchObject({
          status: 400,
          body: { error_code: 'CBC.0100' },
        });
    },
  );

  it('customers 5.15 a stranger accepts without credential, and what it enters travels sealed', async () => {
    const body = { token: 'the-token', agreed: true, phone: '13800000001', verification_code: '123456', password: 'Secret-2026' };
    expect(await gateway.send('POST', ACCEPT, { headers: { ...json, 'idempotency-key': 'k' }, body })).toMatchObject({ status: 200 });
    const asked = bus().askedFor(customer.acceptInvitation).at(-1)!;
    expect(asked.options.caller).toEqual(ANONYMOUS_CALLER);
    // What is kept is kept for one account (api 7.10), and this is nobody's.
    expect(asked.options.idempotency).toBeUndefined();
    const { token_hash, sealed_phone, sealed_code, sealed_password } = asked.payload as Record<string, string>;
    expect(token_hash).toBe(bus().sealer.blindIndex('the-token', 'invitation'));
    const open = (text: string | undefined, purpose: string) => bus().sealer.open(text!, purpose);
    expect([open(sealed_phone, 'contact'), open(sealed_code, 'code'), open(sealed_password, 'password')]).toEqual([
      body.phone,
      body.verification_code,
      body.password,
    ]);
    for (const secret of Object.values(body).filter((value) => typeof value === 'string'))
      expect(JSON.stringify(asked)).not.toContain(secret);
  });

  it('customers 5.15 an existing customer accepts with its credential; a wrong one is refused, and so is a partner in its name', async () => {
    const body = { token: 'the-token', agreed: true };
    expect(await gateway.signed(keyOf('customer'), 'POST', ACCEPT, { body })).toMatchObject({ status: 200, body: { customer_id: 'c' } });
    expect(bus().askedFor(customer.acceptInvitation).at(-1)!.options.caller).toEqual(CUSTOMER);
    const before = bus().askedFor(customer.acceptInvitation).length;
    const withToken = (token: string) => gateway.send('POST', ACCEPT, { headers: { ...json, 'x-auth-token': token }, body });
    expect(await withToken('unknown')).toMatchObject({ status: 401, body: { error_code: 'CBC.0154' } });
    expect(await withToken('assumed')).toMatchObject({ status: 403, body: { error_code: 'CBC.0151' } });
    expect(bus().askedFor(customer.acceptInvitation)).toHaveLength(before);
  });

  it.each([
    [{}, 'token'],
    [{ token: '' }, 'token'],
    [{ token: 'x'.repeat(65) }, 'token'],
    [{ token: 'x', agreed: 'true' }, 'agreed'],
    [{ token: 'x', phone: '' }, 'phone'],
    [{ token: 'x', verification_code: '1234567' }, 'verification_code'],
    [{ token: 'x', password: '' }, 'password'],
  ])('bad input %p is refused', async (body, field) => {
    const answer = await gateway.send('POST', ACCEPT, { headers: json, body });
    expect(answer).toMatchObject({ status: 400, body: { error_code: 'CBC.0100' } });
    expect(answer.text).toContain(field);
  });

  it('customers 4.14 a code is asked for in the language of the request', async () => {
    const headers = { ...json, 'x-language': 'en_US' };
    const path = '/v2/customers/associations/verification-codes';
    expect(await gateway.send('POST', path, { headers, body: { token: 't', phone: '13800000001' } })).toMatchObject({ status: 204 });
    expect(bus().askedFor(customer.sendAcceptanceCode).at(-1)!.payload).toMatchObject({ language: 'en-us' });
  });
});

/** The level that the picture itself states: the first two bits of its format information, beside the upper left square. */
function errorCorrectionOf({ data, width }: PNG, { topLeftFinderPattern, topRightFinderPattern }: Place): string {
  // Both are the centres of squares of seven modules, so between them lie all modules but seven.
  const first = topLeftFinderPattern;
  const dark = (x: number, y: number) => data[(Math.round(y) * width + Math.round(x)) * 4]! < 128;
  const unit = moduleOf(data, width, first);
  expect(topRightFinderPattern.x).toBeGreaterThan(first.x);
  const row = first.y + 5 * unit;
  const bits = [-3, -2].map((column) => (dark(first.x + column * unit, row) ? 1 : 0));
  // The mask of format information begins with 10.
  const level = ((bits[0]! ^ 1) << 1) | bits[1]!;
  return ['M', 'L', 'H', 'Q'][level]!;
}

interface Place {
  readonly topLeftFinderPattern: { readonly x: number; readonly y: number };
  readonly topRightFinderPattern: { readonly x: number; readonly y: number };
}

/** A module in pixels: the dark centre of a square is three of them wide. */
function moduleOf(data: Buffer, width: number, { x, y }: { x: number; y: number }): number {
  const dark = (column: number) => data[(Math.round(y) * width + column) * 4]! < 128;
  let [left, right] = [Math.round(x), Math.round(x)];
  while (dark(left - 1)) left--;
  while (dark(right + 1)) right++;
  return (right - left + 1) / 3;
}

import { GatewayRefusal } from './faults';
import { Gateway, readAnswer } from './gateway';

const KEY = { accessKey: 'AKEXAMPLE0000PARTNER', secretKey: 'SkExampleNotARealSecret0123456789abcdefgh' };

/** A gateway whose answers are given one after the other; `sent` holds what it was asked. */
function gatewayAnswering(...answers: Response[]) {
  const sent: Array<{ url: string; init: RequestInit & { headers: Record<string, string> } }> = [];
  const fetch = async (url: string, init: RequestInit) => {
    sent.push({ url, init: init as (typeof sent)[number]['init'] });
    return (
      answers.shift() ?? Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(), { code: 'ECONNREFUSED' }) }))
    );
  };
  const io = { fetch: fetch as typeof globalThis.fetch, now: () => new Date('2025-01-02T03:04:05Z'), stop: new AbortController().signal };
  return { gateway: new Gateway('https://bss.example.com/', KEY, io), sent };
}

const refusal = (status: number, code: string) =>
  Response.json({ error_code: code, error_msg: 'because' }, { status, headers: { 'x-request-id': 'r1', 'retry-after': '0' } });

describe('Gateway', () => {
  it('api 4.1 signs every request', async () => {
    const { gateway, sent } = gatewayAnswering(new Response(null, { status: 204 }));
    await expect(gateway.post('/v2/partners/sub-customers/query', { offset: 0 })).resolves.toBeUndefined();
    const { url, init } = sent[0]!;
    expect(url).toBe('https://bss.example.com/v2/partners/sub-customers/query');
    expect(init).toMatchObject({ method: 'POST', body: '{"offset":0}', headers: { 'x-sdk-date': '20250102T030405Z' } });
    expect(init.headers['authorization']).toMatch(
      /^SDK-HMAC-SHA256 Access=AKEXAMPLE0000PARTNER, SignedHeaders=content-type;host;x-language;x-sdk-date, Signature=[0-9a-f]{64}$/,
    );
  });

  it('leaves absent parameters out and repeats lists', async () => {
    const { gateway, sent } = gatewayAnswering(Response.json({}));
    await gateway.get('/v2/x', { a: 'b c', absent: undefined, list: ['1', '2'], limit: 10 });
    expect(sent[0]!.url).toBe('https://bss.example.com/v2/x?a=b+c&list=1&list=2&limit=10');
  });

  it('api 9.1 turns an error answer into a refusal with its code', async () => {
    const { gateway } = gatewayAnswering(refusal(400, 'CBC.0100'));
    await expect(gateway.get('/v2/x')).rejects.toEqual(new GatewayRefusal(400, 'CBC.0100', 'because', 'r1'));
  });

  it('names the status when the answer is not in the documented form', async () => {
    const { gateway } = gatewayAnswering(new Response('<html>', { status: 502, statusText: 'Bad Gateway' }));
    await expect(gateway.get('/v2/x')).rejects.toMatchObject({ code: 'HTTP 502', message: 'Bad Gateway' });
  });

  it('api 7.12 repeats a throttled request, which was not executed, and gives up after five tries', async () => {
    const { gateway, sent } = gatewayAnswering(refusal(429, 'APIGW.0308'), refusal(429, 'APIGW.0308'), Response.json({ ok: true }));
    await expect(gateway.post('/v2/x')).resolves.toEqual({ ok: true });
    expect(sent).toHaveLength(3);
    const never = gatewayAnswering(...Array.from({ length: 9 }, () => refusal(429, 'APIGW.0308')));
    await expect(never.gateway.post('/v2/x')).rejects.toMatchObject({ code: 'APIGW.0308' });
    expect(never.sent).toHaveLength(5);
  });

  it('api 7.11 never repeats a request whose outcome is unknown', async () => {
    const { gateway, sent } = gatewayAnswering(refusal(504, 'PCB.0504'), Response.json({}));
    await expect(gateway.post('/v2/x')).rejects.toMatchObject({ code: 'PCB.0504' });
    expect(sent).toHaveLength(1);
  });

  it('says what to do when nobody answers', async () => {
    await expect(gatewayAnswering().gateway.get('/v2/x')).rejects.toThrow(/ECONNREFUSED.*npm start/);
  });
});

describe('readAnswer', () => {
  it('api 8 reads money as decimal text, digit by digit, and leaves other numbers', () => {
    expect(readAnswer('{"balance":0.1,"quotas":[{"quota_value":1000,"face_value":12345678901234567.89}],"limit":10}')).toEqual({
      balance: '0.10',
      quotas: [{ quota_value: '1000.00', face_value: '12345678901234567.89' }],
      limit: 10,
    });
  });
});

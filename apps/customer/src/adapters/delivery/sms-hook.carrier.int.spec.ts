import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SmsHookCarrier } from './sms-hook.carrier';

const SECRET = '0123456789abcdef';
const MESSAGE = {
  id: 'n1',
  channel: 'SMS',
  receiver: '13800138000',
  subject: '验证码',
  text: '您的验证码为012345',
  template: 'VERIFICATION_CODE',
  language: 'zh-cn',
} as const;

describe('the SMS hook', () => {
  let server: Server;
  let url: string;
  let status: number | 'never' = 200;
  const got: Array<{ method: string | undefined; url: string | undefined; headers: IncomingMessage['headers']; body: string }> = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        got.push({ method: request.method, url: request.url, headers: request.headers, body: Buffer.concat(parts).toString() });
        if (status !== 'never') response.writeHead(status, { location: '/elsewhere' }).end('{}');
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/send`;
  });
  beforeEach(() => got.splice(0));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const deliver = (timeoutMs = 20_000) => new SmsHookCarrier({ url, secret: SECRET, timeoutMs }).deliver(MESSAGE);

  it('customers 10.9 posts the message, signed with the shared secret', async () => {
    status = 204;
    await deliver();
    const [{ method, headers, body } = got[0]!] = got;
    expect(method).toBe('POST');
    expect(headers['content-type']).toBe('application/json');
    expect(JSON.parse(body)).toEqual({
      id: 'n1',
      receiver: '13800138000',
      text: '您的验证码为012345',
      template: 'VERIFICATION_CODE',
      language: 'zh-cn',
    });
    const timestamp = String(headers['x-pc-timestamp']);
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(60);
    expect(headers['x-pc-signature']).toBe(`sha256=${createHmac('sha256', SECRET).update(`${timestamp}.${body}`).digest('hex')}`);
  });

  it.each([200, 202, 299])('customers 10.9 takes %s for taken', async (answered) => {
    status = answered;
    await expect(deliver()).resolves.toBeUndefined();
  });

  it.each([300, 302, 307, 400, 404, 500])('customers 10.9 takes %s for not taken, and follows no redirect', async (answered) => {
    status = answered;
    await expect(deliver()).rejects.toMatchObject({ status: answered });
    expect(got.map((request) => request.url)).toEqual(['/send']);
  });

  it('customers 10.9 does not wait forever', async () => {
    status = 'never';
    await expect(deliver(300)).rejects.toThrow(/timeout/i);
  });
});

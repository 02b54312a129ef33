import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ssoSettings } from '../../../../../test/support/sso-settings';
import { HttpsPlatformPost } from './https-platform-post';

/** customers 9.6: what counts as received, and where notices never go. */
describe('posts to platforms', () => {
  let server: Server;
  let url: string;
  const asked: string[] = [];
  const open = new HttpsPlatformPost(ssoSettings());
  const guarded = new HttpsPlatformPost({ ...ssoSettings(), privateAddresses: false });

  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      request.resume().on('end', () => {
        const status = Number(request.url!.slice(1));
        response.writeHead(status, status === 302 ? { location: '/200' } : {}).end();
      });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => new Promise((done) => server.close(done)));
  beforeEach(() => void (asked.length = 0));

  it.each([200, 202, 204])('customers 9.6 %i is received', async (status) => {
    expect(await open.post(`${url}/${status}`, { a: '1' })).toEqual({ received: true });
  });

  it.each([302, 400, 404, 500, 503])('customers 9.6 %i is not, and no redirect is followed', async (status) => {
    expect(await open.post(`${url}/${status}`, { a: '1' })).toEqual({ received: false, cause: `HTTP ${status}` });
    expect(asked).toEqual([`POST /${status}`]);
  });

  it('a platform that cannot be reached is told as what stands against it', async () => {
    expect(await open.post('http://127.0.0.1:1/200', {})).toEqual({ received: false, cause: 'ECONNREFUSED' });
  });

  it.each([
    'https://127.0.0.1:PORT/200',
    'https://[::1]:PORT/200',
    'https://10.0.0.1/',
    'https://169.254.169.254/latest',
    'https://localhost:PORT/200',
  ])('outside of development %s is not asked', async (address) => {
    const outcome = await guarded.post(address.replace('PORT', String(new URL(url).port)), {});
    expect(outcome).toEqual({ received: false, cause: 'the address is not public' });
    expect(asked).toEqual([]);
  });

  it('outside of development plain http is not asked', async () => {
    expect(await guarded.post(`${url}/200`, {})).toEqual({ received: false, cause: 'the address is not https' });
    expect(await open.post('http://shop.example.com/', {})).toEqual({ received: false, cause: 'the address is not https' });
  });
});

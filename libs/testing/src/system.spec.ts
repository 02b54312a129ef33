import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { canonicalRequest, requestSignature } from '@pc/kernel';
import { SignedClient } from './system';

const KEY = { accessKey: 'AKEXAMPLE0000PARTNER', secretKey: 'SkExampleNotARealSecret0123456789abcdefgh' };

describe('SignedClient', () => {
  let server: Server;
  let seen: { request: IncomingMessage; body: string };
  beforeEach(async () => {
    server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request
        .on('data', (part: Buffer) => parts.push(part))
        .on('end', () => {
          seen = { request, body: Buffer.concat(parts).toString() };
          response.end('{}');
        });
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  afterEach(() => new Promise((done) => server.close(done)));

  it('sends what it signed, byte for byte', async () => {
    const client = new SignedClient(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, KEY);
    await client.post('/v2/partners/coupons?tag=a%20b', { name: 'ü', amount: 1.1 }, { 'idempotency-key': 'one' }).expect(200);
    const { request, body } = seen;
    const [, signedHeaders = '', signature] = /SignedHeaders=(\S+), Signature=(\w+)/.exec(request.headers.authorization ?? '') ?? [];
    const [path = '', query = ''] = request.url!.split('?');
    const canonical = canonicalRequest({
      method: 'POST',
      path,
      query,
      headers: request.headers as Record<string, string>,
      signedHeaders: signedHeaders.split(';'),
      body,
    });
    expect(signedHeaders.split(';')).toEqual(['content-type', 'host', 'idempotency-key', 'x-sdk-date']);
    expect(requestSignature(canonical, request.headers['x-sdk-date'] as string, KEY.secretKey)).toBe(signature);
  });
});

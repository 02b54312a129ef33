import { ConfigurationError } from '@pc/platform';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { TestGateway } from '../../testing/test-gateway';

const PAGE = '<!doctype html><title>console</title>';
const CSP = /^default-src 'self';.*frame-ancestors 'none'$/;

describe('the files of the console', () => {
  const outer = mkdtempSync(join(tmpdir(), 'pc-console-'));
  /** A name that means something only within the console's folder. */
  const folder = join(outer, 'assets');
  let gateway: TestGateway;

  beforeAll(async () => {
    mkdirSync(join(folder, 'assets'), { recursive: true });
    writeFileSync(join(folder, 'index.html'), PAGE);
    writeFileSync(join(folder, 'assets/main.0123abcd.js'), 'const here = 1;');
    writeFileSync(join(folder, 'assets/main.0123abcd.js.br'), brotliCompressSync('const here = 1;'));
    writeFileSync(join(folder, 'icon.svg'), '<svg/>');
    writeFileSync(join(folder, 'agreement.zh_CN.txt'), '协议\n');
    writeFileSync(join(folder, 'agreement.en_US.txt'), 'Agreement');
    gateway = await TestGateway.start({
      CONSOLE_DIR: folder,
      USER_AGREEMENT: join(folder, 'agreement.{language}.txt'),
      PRIVACY_STATEMENT: 'https://vendor.example.com/{language}/privacy',
    });
  });
  afterAll(async () => {
    await gateway.stop();
    rmSync(outer, { recursive: true });
  });

  const get = (url: string, headers = {}) => gateway.send('GET', url, { headers });

  it.each(['/console/', '/console/customers', '/console/customers/register?from=list'])(
    '%s is the page, which runs nothing but its own files',
    async (url) => {
      const answer = await get(url);
      expect([answer.status, answer.text, answer.headers['content-type']]).toEqual([200, PAGE, 'text/html; charset=utf-8']);
      expect(answer.headers).toMatchObject({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' });
      expect(answer.headers['content-security-policy']).toMatch(CSP);
      expect(answer.headers['content-security-policy']).not.toContain('unsafe');
    },
  );

  it('the page is not sent again to who has it', async () => {
    const { etag } = (await get('/console/')).headers;
    expect(await get('/console/customers', { 'if-none-match': etag })).toMatchObject({ status: 304, text: '' });
    expect((await get('/console/', { 'if-none-match': '"another"' })).status).toBe(200);
  });

  it('files with a hashed name are kept for good, with the same protection', async () => {
    const answer = await get('/console/assets/main.0123abcd.js');
    expect(answer).toMatchObject({ status: 200, text: 'const here = 1;' });
    expect(answer.headers).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'content-type': expect.stringMatching(/^(text|application)\/javascript/) as string,
      etag: expect.any(String) as string,
    });
    expect(answer.headers['content-security-policy']).toMatch(CSP);
  });

  it('a file whose name says nothing of what is in it is asked for anew, wherever the console lies', async () => {
    expect(await get('/console/icon.svg')).toMatchObject({ status: 200, headers: { 'cache-control': 'no-cache' } });
  });

  it('files go out compressed to who takes them so', async () => {
    const { headers } = await get('/console/assets/main.0123abcd.js', { 'accept-encoding': 'gzip, br' });
    expect(headers).toMatchObject({
      'content-encoding': 'br',
      'content-type': expect.stringMatching(/^(text|application)\/javascript/) as string,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: expect.stringMatching(/accept-encoding/i) as string,
    });
    expect((await get('/console/assets/main.0123abcd.js')).headers).not.toHaveProperty('content-encoding');
  });

  it('a file that is not there is 404, not the page', async () => {
    for (const url of ['/console/assets/main.old.js', '/console/nothing.png', '/console/..%2fpackage.json'])
      expect(await get(url)).toMatchObject({ status: 404, body: { error_code: 'APIGW.0101' } });
  });

  it('without the slash it leads to the page, and nothing but GET is answered', async () => {
    expect(await get('/console')).toMatchObject({ status: 302, headers: { location: '/console/' } });
    expect((await gateway.send('POST', '/console/customers')).status).not.toBe(200);
  });

  it('customers 4.31 tells user agreement and privacy statement as the installation names them', async () => {
    expect(await get('/console/settings.json')).toMatchObject({
      status: 200,
      body: {
        documents: {
          user_agreement: { zh_CN: { text: '协议' }, en_US: { text: 'Agreement' } },
          privacy_statement: {
            zh_CN: { url: 'https://vendor.example.com/zh_CN/privacy' },
            en_US: { url: 'https://vendor.example.com/en_US/privacy' },
          },
        },
      },
    });
  });

  it('customers 4.31 has texts of its own where none are named', async () => {
    const plain = await TestGateway.start({ CONSOLE_DIR: folder });
    const { documents } = (await plain.send('GET', '/console/settings.json')).body as {
      documents: Record<string, Record<string, { text: string }>>;
    };
    await plain.stop();
    const texts = ['user_agreement', 'privacy_statement'].flatMap((name) =>
      ['zh_CN', 'en_US'].map((language) => documents[name]![language]!.text),
    );
    expect(texts.map((text) => text.split('\n', 1)[0])).toEqual(['用户协议', 'User agreement', '隐私声明', 'Privacy statement']);
    expect(texts.every((text) => text.length > 100)).toBe(true);
  });

  it.each([
    { USER_AGREEMENT: 'http://vendor.example.com/terms' },
    { USER_AGREEMENT: 'javascript://vendor.example.com' },
    { PRIVACY_STATEMENT: '/nowhere/privacy.txt' },
    { CONSOLE_DIR: '/nowhere' },
  ])('%j stops the start by name', async (setting) => {
    const start = TestGateway.start({ CONSOLE_DIR: folder, ...setting });
    await expect(start).rejects.toThrow(ConfigurationError);
    await expect(start).rejects.toThrow(Object.keys(setting)[0]);
  });

  it('a gateway without a built console serves the API alone', async () => {
    const plain = await TestGateway.start();
    expect((await plain.send('GET', '/console/')).status).toBe(404);
    expect((await plain.send('GET', '/health/live')).status).toBe(200);
    await plain.stop();
  });
});

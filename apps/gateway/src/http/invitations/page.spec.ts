import { customer } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { CUSTOMER } from '../../testing/callers';
import { TestGateway } from '../../testing/test-gateway';
import { FAILURES } from './page-words';

const PAGE = '/invitations/the-token';
const INVITATION = { partner_name: 'Acme <Ltd>', association_type: '2' } as const;

describe('the page behind a link', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await TestGateway.start();
    gateway.bus.addToken('a token', CUSTOMER);
  });
  beforeEach(() => shows(INVITATION));
  afterAll(() => gateway.stop());

  const shows = (body: object) => gateway.bus.on(customer.showInvitation, () => ({ type: 'answer', body }));
  const get = (query = '', headers: Record<string, string> = {}) => gateway.send('GET', PAGE + query, { headers });
  const enter = (fields: Record<string, string>) =>
    gateway.send('POST', PAGE, {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ lang: 'en', ...fields }).toString(),
    });

  it('speaks the language of the browser, or the one that is chosen', async () => {
    expect((await get()).text).toContain('邀请您成为其客户');
    expect((await get('', { 'accept-language': 'en-GB,en' })).text).toContain('<html lang="en">');
    expect((await get('?lang=en')).text).toContain('invites you to become its customer');
    expect((await get('?lang=zh', { 'accept-language': 'en' })).text).toContain('<html lang="zh-CN">');
  });

  it('needs no script, lets none run, and escapes what others wrote', async () => {
    const { text, headers } = await get('?lang=en');
    expect(headers['content-type']).toBe('text/html; charset=utf-8');
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/);
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(text).not.toMatch(/<script| on\w+=/);
    expect(text).toContain('Acme &#60;Ltd&#62;');
  });

  it('customers 5.15 has a label for every field, and asks for agreement where the kind is resale', async () => {
    const { text } = await get('?lang=en');
    const ids = [...text.matchAll(/<input id="([\w-]+)"/g)].map(([, id]) => id);
    expect(ids).toEqual(['phone', 'code', 'password', 'agreed-new', 'account', 'secret', 'agreed-known']);
    for (const id of ids) expect(text).toContain(`for="${id}"`);
    shows({ ...INVITATION, association_type: '1' });
    expect((await get('?lang=en')).text).not.toContain('name="agreed"');
  });

  it.each(Object.entries(FAILURES))('customers 5.16 tells %s as a sentence in both languages', async (reason, sentence) => {
    gateway.bus.on(customer.acceptInvitation, () => refuse('CBC.99007004', { items: [reason] }));
    const fields = { action: 'register', phone: '13800000001', verification_code: '123456', password: 'Secret-2026', agreed: 'true' };
    expect((await enter(fields)).text).toContain(sentence.en_US);
    expect((await enter({ ...fields, lang: 'zh' })).text).toContain(sentence.zh_CN);
  });

  it('names what is wrong as the page does, not as programs do', async () => {
    const fields = { action: 'register', phone: '13800000001', verification_code: '123456', password: 'Secret-2026' };
    const alertOf = async (lang: string) => /role="alert">([^<]*)</.exec((await enter({ ...fields, lang })).text)?.[1];
    gateway.bus.on(customer.acceptInvitation, () => refuse('CBC.99004010', { field: 'verification_code' }));
    expect([await alertOf('en'), await alertOf('zh')]).toEqual([
      expect.stringMatching(/: Code from the text message$/),
      expect.stringMatching(/：短信验证码$/),
    ]);
    gateway.bus.on(customer.acceptInvitation, () => refuse('CBC.0100', { field: 'agreed', reason: 'not_agreed' }));
    expect(await alertOf('en')).toBe('Please read the association notice and agree to it first.');
  });

  it('customers 5.15 a code is asked for without the token leaving the gateway, not even as the key of the message', async () => {
    gateway.bus.on(customer.sendAcceptanceCode, () => ({ type: 'answer', body: {} }));
    await enter({ action: 'code', phone: '13800000001' });
    const asked = gateway.bus.askedFor(customer.sendAcceptanceCode).at(-1)!;
    expect(asked.options.key).toBe(gateway.bus.sealer.blindIndex('the-token', 'invitation'));
    expect(JSON.stringify(asked)).not.toContain('the-token');
  });

  it('customers 5.16 shows at once why a link is dead, and offers nothing then', async () => {
    shows({ failure_reason: 'LINK_NOT_FOUND' });
    const { text } = await get('?lang=en');
    expect(text).toContain(FAILURES.LINK_NOT_FOUND.en_US);
    expect(text).not.toContain('<form');
  });

  it('customers 5.15 a new customer asks for a code, then registers; what was entered stays, but never the password', async () => {
    gateway.bus.on(customer.sendAcceptanceCode, () => ({ type: 'answer', body: {} }));
    const sent = await enter({ action: 'code', phone: '13800000001' });
    expect(sent.text).toContain('A code was sent');
    expect(sent.text).toContain('value="13800000001"');
    gateway.bus.on(customer.acceptInvitation, () => refuse('CBC.99004010', { field: 'verification_code' }));
    const fields = { action: 'register', phone: '13800000001', verification_code: '123456', password: 'Secret-2026', agreed: 'true' };
    const refused = await enter(fields);
    expect(refused.text).toContain('The verification code is wrong');
    expect(refused.text).not.toContain('Secret-2026');
    gateway.bus.on(customer.acceptInvitation, () => ({ type: 'answer', body: { customer_id: 'c', account_name: 'a0123' } }));
    const { text } = await enter(fields);
    expect(text).toContain('You are associated');
    expect(text).toContain('<code>a0123</code>');
    expect(gateway.bus.askedFor(customer.acceptInvitation).at(-1)!.payload).toMatchObject({
      token_hash: gateway.bus.sealer.blindIndex('the-token', 'invitation'),
      agreed: true,
    });
  });

  it('customers 5.15 an existing customer logs in and confirms, and accepts as itself; a wrong login reads the same for all', async () => {
    gateway.bus.on(customer.acceptInvitation, () => ({ type: 'answer', body: { customer_id: 'c', account_name: 'customer' } }));
    gateway.bus.on(customer.createToken, () => refuse('APIGW.0301'));
    const fields = { action: 'login', account_name: 'customer', password: 'Secret-2026', agreed: 'true' };
    expect((await enter(fields)).text).toContain('The account name or password is wrong.');
    const sealed_token = gateway.bus.sealer.seal('a token', 'token');
    gateway.bus.on(customer.createToken, () => ({ type: 'answer', body: { sealed_token } }));
    expect((await enter(fields)).text).toContain('You are associated');
    expect(gateway.bus.askedFor(customer.acceptInvitation).at(-1)!.options.caller).toEqual(CUSTOMER);
  });
});

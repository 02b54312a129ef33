import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { fromEnvironment, uniqueName } from '@pc/testing';
import type { Response } from 'supertest';
import type { Account } from './support/account';
import type { Partner } from './support/partner';
import { newPhone } from './support/phones';
import { inLanguage, refused } from './support/refused';
import { World } from './support/world';

const SEND = '/v2/bases/verificationcode/send';
const MESSAGES = '/v2/operations/notifications';
const PROTECTION = '/v2/partners/verification-protection';
const SENSITIVE = '/v2/partners/sensitive-codes';
const SEND_ITEM = 'BPC_ITEM_SUBCUSTSERV_010118';

/** Codes by SMS and e-mail, and the local mailbox in which they arrive. */
describe('verification codes', () => {
  const world = new World();
  let partner: Partner;
  let customer: Account;

  beforeAll(async () => {
    partner = await world.partner();
    customer = await world.customer(partner);
  });

  const send = (phone: string, more: object = {}, by: Account = partner) =>
    by.api.post(SEND, { receiver_type: 1, mobile_phone: phone, ...more });
  const messages = async (query: string) => (await world.operator.api.get(`${MESSAGES}?${query}`).expect(200)).body as Messages;

  it('customers 8.2 a code is sent; the answer has no body', async () => {
    const phone = newPhone();
    const { text } = await send(phone).expect(204);
    expect(text).toBe('');
    const { count, notifications } = await messages(`receiver=${phone}`);
    expect(count).toBe(1);
    expect(notifications).toEqual([
      {
        receiver: phone,
        channel: 'SMS',
        template: 'VERIFICATION_CODE',
        state: expect.stringMatching(/^(PENDING|SENT)$/) as string,
        created_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/) as string,
        text: expect.stringMatching(/^您的验证码为\d{6}，10分钟内有效/) as string,
        code: expect.stringMatching(/^\d{6}$/) as string,
      },
    ]);
    expect(notifications[0]!.text).toContain(notifications[0]!.code);
  });

  it('customers 4.13 4.20 life and language are as wished; more than an hour makes it five minutes', async () => {
    const phone = newPhone();
    await send(phone, { lang: 'en-us', timeout: 3000, scene: 29 }).expect(204);
    expect((await messages(`receiver=${phone}`)).notifications[0]!.text).toMatch(
      /^Your verification code is \d{6}\. It is valid for 5 minutes/,
    );
    await send(phone, { lang: '', timeout: 60 }).expect(204);
    expect((await messages(`receiver=${phone}&limit=1`)).notifications[0]!.text).toContain('60分钟');
  });

  it('customers 4.14 fifteen an hour go to one number, also when they are asked for at once', async () => {
    const phone = newPhone();
    const answers = await Promise.all(Array.from({ length: 18 }, () => send(phone)));
    expect(answers.filter(({ status }) => status === 204)).toHaveLength(15);
    for (const answer of answers.filter(({ status }) => status !== 204)) refused(400, 'CBC.99004015')(answer);
    expect(await messages(`receiver=${phone}&limit=100`)).toMatchObject({ count: 15 });
    await send(newPhone()).expect(204);
  });

  it.each([
    [{ receiver_type: 2 }, 'receiver_type'],
    [{ mobile_phone: '' }, 'mobile_phone'],
    [{ timeout: 0 }, 'timeout'],
    [{ timeout: 3001 }, 'timeout'],
    [{ scene: '' }, 'scene'],
    [{ scene: 30 }, 'scene'],
    [{ scene: 18 }, 'customer_id'],
    [{ lang: 'fr-fr' }, 'lang'],
  ])('customers 8.2 %j is refused with CBC.0100', async (wrong, field) => {
    await send(newPhone(), wrong).expect(refused(400, 'CBC.0100', field));
  });

  it('customers 4.7 8.2 a number of another form is refused', async () => {
    for (const phone of ['12345', '0086-13800138000', '12800138000']) await send(phone).expect(refused(400, 'CBC.5017', 'mobile_phone'));
    await partner.api.post(SEND, { receiver_type: 1, mobile_phone: '1' }, { 'x-language': 'en_US' }).expect(inLanguage('en_US'));
  });

  it('customers 4.20 scene 18 is for a customer of the caller', async () => {
    const other = await world.partner();
    await send(newPhone(), { scene: 18, customer_id: customer.id }).expect(204);
    await send(newPhone(), { scene: 18, customer_id: customer.id }, other).expect(refused(400, 'CBC.99000035', 'customer_id'));
    await send(newPhone(), { scene: 18, customer_id: 'nobody' }).expect(refused(400, 'CBC.99000035', 'customer_id'));
  });

  it('customers 4.29 8.2 a sandbox partner is refused', async () => {
    const sandbox = await world.partner();
    await world.setState(sandbox, { sandbox: true });
    await send(newPhone(), {}, sandbox).expect(refused(400, 'CBC.99005035'));
  });

  it('customers 4.1 4.2 solution providers and distributors may, their users with the item; nobody else', async () => {
    await send(newPhone(), {}, await world.distributor()).expect(204);
    await send(newPhone(), {}, await world.user(partner, SEND_ITEM)).expect(204);
    await send(newPhone(), {}, await world.user(partner, 'ANOTHER_ITEM')).expect(refused(403, 'CBC.0151'));
    for (const other of [customer, world.operator]) await send(newPhone(), {}, other).expect(refused(403, 'CBC.0151'));
  });

  it('api 7.10 with the same Idempotency-Key one code is sent', async () => {
    const phone = newPhone();
    const body = { receiver_type: 1, mobile_phone: phone };
    const key = { 'idempotency-key': uniqueName('send') };
    await partner.api.post(SEND, body, key).expect(204);
    expect((await partner.api.post(SEND, body, key).expect(204)).headers['idempotent-replayed']).toBe('true');
    expect(await messages(`receiver=${phone}`)).toMatchObject({ count: 1 });
  });

  it('customers 10.9 messages are for the staff of the vendor, by receiver and time, in pages', async () => {
    const phone = newPhone();
    for (let i = 0; i < 3; i++) await send(phone).expect(204);
    const [first, second] = [await messages(`receiver=${phone}&limit=2`), await messages(`receiver=0086-${phone}&limit=2&offset=2`)];
    expect([first.count, first.notifications.length, second.count, second.notifications.length]).toEqual([3, 2, 3, 1]);
    expect(await messages(`receiver=${phone}&since=2999-01-01T00:00:00Z`)).toEqual({ count: 0, notifications: [] });
    await world.operator.api.get(`${MESSAGES}?since=yesterday`).expect(refused(400, 'CBC.0100', 'since'));
    await world.operator.api.get(`${MESSAGES}?limit=101`).expect(refused(400, 'CBC.0100', 'limit'));
    for (const other of [partner, customer]) await other.api.get(MESSAGES).expect(refused(403, 'CBC.0151'));
  });

  it('customers 10.9 the command line shows messages, and a code alone', async () => {
    const phone = newPhone();
    await send(phone).expect(204);
    const pc = async (...args: string[]) => {
      const env = { ...process.env, PC_DATA_DIR: fromEnvironment('PC_DATA_DIR'), PC_ENDPOINT: partner.endpoint };
      return (await promisify(execFile)(process.execPath, [resolve('dist/apps/cli/main.js'), 'messages', ...args], { env })).stdout;
    };
    expect(await pc('last', phone, '--code')).toBe(`${await world.codeFor(phone)}\n`);
    expect(await pc('list', '--receiver', phone)).toContain('VERIFICATION_CODE');
  });

  it('customers 10.6 the protection is off by default, and switched by administrators', async () => {
    const fresh = await world.partner();
    expect((await fresh.api.get(PROTECTION).expect(200)).body).toEqual({ enabled: false });
    await fresh.api.put(PROTECTION, { enabled: true }).expect(204);
    expect((await fresh.api.get(PROTECTION).expect(200)).body).toEqual({ enabled: true });
    const clerk = await world.user(fresh, 'PCB_ITEM_SENSITIVE_CODES');
    await clerk.api.put(PROTECTION, { enabled: false }).expect(refused(403, 'CBC.0151'));
    expect((await clerk.api.get(PROTECTION).expect(200)).body).toEqual({ enabled: true });
    await (await world.user(fresh, 'PCB_ITEM_ADMINISTRATOR')).api.put(PROTECTION, { enabled: false }).expect(204);
    await fresh.api.put(PROTECTION, { enabled: 'yes' }).expect(refused(400, 'CBC.0100', 'enabled'));
    await customer.api.put(PROTECTION, { enabled: true }).expect(refused(403, 'CBC.0151'));
    expect((await fresh.api.get(PROTECTION).expect(200)).body).toEqual({ enabled: false });
  });

  it('customers 10.7 a sensitive code goes to the bound phone or e-mail address only', async () => {
    const [mobile_phone, email] = [newPhone(), `${uniqueName('boss')}@partner.example`];
    const reachable = await world.partner({ mobile_phone, email });
    await reachable.api.post(SENSITIVE, { channel: 'SMS' }).expect(204);
    await reachable.api.post(SENSITIVE, { channel: 'EMAIL' }).expect(204);
    expect((await messages(`receiver=${mobile_phone}`)).notifications).toMatchObject([{ channel: 'SMS', template: 'VERIFICATION_CODE' }]);
    expect((await messages(`receiver=${email}`)).notifications).toMatchObject([{ channel: 'EMAIL', template: 'VERIFICATION_CODE' }]);
    await reachable.api.post(SENSITIVE, { channel: 'FAX' }).expect(refused(400, 'CBC.0100', 'channel'));
    await partner.api.post(SENSITIVE, { channel: 'SMS' }).expect(400).expect(failedItems('NO_CONTACT'));
    await customer.api.post(SENSITIVE, { channel: 'SMS' }).expect(refused(403, 'CBC.0151'));
    for (let i = 0; i < 14; i++) await reachable.api.post(SENSITIVE, { channel: 'SMS' }).expect(204);
    await reachable.api.post(SENSITIVE, { channel: 'SMS' }).expect(refused(400, 'CBC.99004015'));
  });

  it('customers 10.7 by API no code is asked for, whatever the switch says', async () => {
    const careful = await world.partner();
    await careful.api.put(PROTECTION, { enabled: true }).expect(204);
    const quotaId = await world.grant(careful);
    expect(await careful.give(quotaId, [await world.customer(careful)])).toHaveLength(1);
  });
});

interface Messages {
  readonly count: number;
  readonly notifications: ReadonlyArray<{ readonly text: string; readonly code: string }>;
}

function failedItems(...items: string[]) {
  return ({ body }: Response): void => {
    expect(body).toMatchObject({ error_code: 'CBC.99007004', fail_check_items: items });
  };
}

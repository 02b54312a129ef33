import { uniqueName } from '@pc/testing';
import { failing } from './support/association-requests';
import { Browser } from './support/browser';
import { otherThan } from './support/codes';
import { type Channel, OwnAccount, QUICK } from './support/own-account';
import { newPhone } from './support/phones';
import { refused } from './support/refused';
import { PASSWORD, World } from './support/world';

const PROFILE = '/v2/partners/profile';
const quickName = () => uniqueName('quick').slice(0, 32);

/** Further partner accounts of a company, proved by its main account (customers 10.4). */
describe('a quick account', () => {
  const world = new World();
  let main: OwnAccount;

  beforeEach(async () => {
    const [phone, email] = [newPhone(), `${uniqueName('main')}@partner.example`];
    main = new OwnAccount(world, await world.partner({ mobile_phone: phone, email }), phone, email);
  });

  const post = (path: string, body: object) => main.account.api.post(`${QUICK}${path}`, body);

  async function proof(channel: Channel = 'SMS'): Promise<string> {
    await post('/codes', { channel }).expect(204);
    const answer = await post('/proofs', { channel, verification_code: await main.codeBy(channel) }).expect(200);
    return (answer.body as { identity_proof: string }).identity_proof;
  }

  const create = (identity_proof: string, mobile_phone: string, verification_code: string, more: object = {}) =>
    post('', { identity_proof, account_name: quickName(), password: PASSWORD, mobile_phone, verification_code, ...more });

  it.each<Channel>(['SMS', 'EMAIL'])('customers 10.4 is verified by %s, registered, logs in and shares the company', async (channel) => {
    const identity_proof = await proof(channel);
    const [mobile_phone, account_name] = [newPhone(), quickName()];
    await post('/phone-codes', { identity_proof, mobile_phone }).expect(204);
    const { body } = await create(identity_proof, mobile_phone, await world.codeFor(mobile_phone), { account_name }).expect(200);
    const { account_id } = body as { account_id: string };
    const browser = await Browser.loggedIn({ endpoint: main.account.endpoint, name: account_name });
    expect((await browser.get('/v2/sessions').expect(200)).body).toMatchObject({ account_id, account_name, kind: 'PARTNER' });
    expect((await browser.get(PROFILE).expect(200)).body).toMatchObject({
      company_name: `${main.account.name} Ltd`,
      is_main_account: false,
    });
    await browser.put(PROFILE, { company_name: 'Mine' }).expect(refused(403, 'CBC.0151'));
    await create(identity_proof, newPhone(), '123456').expect(failing('IDENTITY_NOT_PROVEN'));
  });

  it('customers 10.4 a phone used before is refused, be it once; so are a taken and a reserved name and a weak password', async () => {
    const identity_proof = await proof();
    const mobile_phone = newPhone();
    await world.customer(undefined, { phone: mobile_phone });
    await create(identity_proof, mobile_phone, '123456').expect(refused(400, 'CBC.99000029', 'mobile_phone'));
    const phone = newPhone();
    for (const [code, field, wrong] of [
      ['CBC.99000038', 'account_name', { account_name: main.account.name }],
      ['CBC.99000031', 'account_name', { account_name: 'shadow_me' }],
      ['CBC.99000036', 'password', { password: 'short' }],
      ['CBC.5017', 'mobile_phone', { mobile_phone: '123' }],
    ] as const)
      await create(identity_proof, phone, '123456', wrong).expect(refused(400, code, field));
  });

  it('customers 10.4 customers 10.7 codes: never sent, wrong, wrong too often, in both steps', async () => {
    await post('/proofs', { channel: 'SMS', verification_code: '123456' }).expect(refused(400, 'CBC.99004008', 'verification_code'));
    await post('/codes', { channel: 'SMS' }).expect(204);
    const asked = { channel: 'SMS', verification_code: otherThan(await main.codeBy('SMS')) };
    for (let i = 0; i < 4; i++) await post('/proofs', asked).expect(refused(400, 'CBC.99004010'));
    await post('/proofs', asked).expect(refused(400, 'CBC.99004009'));

    const [identity_proof, mobile_phone] = [await proof(), newPhone()];
    await create(identity_proof, mobile_phone, '123456').expect(refused(400, 'CBC.99004008', 'verification_code'));
    await post('/phone-codes', { identity_proof, mobile_phone }).expect(204);
    const code = await world.codeFor(mobile_phone);
    for (let i = 0; i < 4; i++) await create(identity_proof, mobile_phone, otherThan(code)).expect(refused(400, 'CBC.99004010'));
    await create(identity_proof, mobile_phone, code).expect(refused(400, 'CBC.99004009'));
  });

  it('customers 10.4 of two registrations by one proof at once one succeeds', async () => {
    const identity_proof = await proof();
    const phones = [newPhone(), newPhone()];
    for (const mobile_phone of phones) await post('/phone-codes', { identity_proof, mobile_phone }).expect(204);
    const codes = await Promise.all(phones.map((phone) => world.codeFor(phone)));
    const answers = await Promise.all(phones.map((phone, index) => create(identity_proof, phone, codes[index]!)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400]);
    failing('IDENTITY_NOT_PROVEN')(answers.find(({ status }) => status === 400)!);
  });

  it('customers 10.4 the proof of one company is none for another', async () => {
    const identity_proof = await proof();
    const stranger = await world.partner();
    const body = { identity_proof, mobile_phone: newPhone() };
    await stranger.api.post(`${QUICK}/phone-codes`, body).expect(failing('IDENTITY_NOT_PROVEN'));
  });
});

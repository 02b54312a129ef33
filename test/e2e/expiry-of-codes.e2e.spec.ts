import { uniqueName } from '@pc/testing';
import request from 'supertest';
import type { Account } from './support/account';
import { Browser, login } from './support/browser';
import { failing } from './support/association-requests';
import { otherThan } from './support/codes';
import { OwnAccount, QUICK } from './support/own-account';
import { DAY_MS, HOUR_MS, MINUTE_MS, Past } from './support/past';
import { PATHS } from './support/paths';
import { newPhone } from './support/phones';
import { refused } from './support/refused';
import { Registrant } from './support/registrant';
import { tokenOf } from './support/tokens';
import { PASSWORD, World } from './support/world';

/** The life of codes, proofs and locks, over HTTP (customers 4.13 to 4.16, 10.4, 10.5, 10.7, 10.11). */
describe('the time of', () => {
  const world = new World();
  let past: Past;
  let registrant: Registrant;

  beforeAll(async () => {
    past = await Past.open();
    registrant = await Registrant.in(world);
  });
  afterAll(() => past?.close());

  const send = (mobile_phone: string, timeout?: number) =>
    registrant.partner.api.post(PATHS.sendCode, { receiver_type: 1, mobile_phone, timeout });
  const withCode = (mobile_phone: string, verification_code: string) => registrant.register({ mobile_phone, verification_code });

  async function ownAccount(account?: (contact: { phone: string; email: string }) => Promise<Account>): Promise<OwnAccount> {
    const contact = { phone: newPhone(), email: `${uniqueName('own')}@example.com` };
    const made = await (account ?? ((where) => world.customer(undefined, where)))(contact);
    return new OwnAccount(world, made, contact.phone, contact.email);
  }

  describe('a verification code', () => {
    it.each<[what: string, timeout: number | undefined, minutes: number]>([
      ['unless told', undefined, 10],
      ['as wished', 60, 60],
      ['beyond the longest wish', 61, 5],
    ])('customers 4.13 customers 4.15 ends by itself, %s (timeout %s) after %s minutes', async (_what, timeout, minutes) => {
      const phone = newPhone();
      await send(phone, timeout).expect(204);
      const code = await world.codeFor(phone);
      await past.codes(phone, 'REGISTRATION', (minutes - 1) * MINUTE_MS);
      await withCode(phone, otherThan(code)).expect(refused(400, 'CBC.99004010', 'verification_code'));
      await past.codes(phone, 'REGISTRATION', MINUTE_MS);
      await withCode(phone, code).expect(refused(400, 'CBC.99004008', 'verification_code'));
      await withCode(phone, otherThan(code)).expect(refused(400, 'CBC.99004008'));
    });

    it('customers 4.15 that is over is told as over, however often it was answered wrongly', async () => {
      const phone = newPhone();
      const code = await registrant.codeFor(phone);
      for (let i = 0; i < 4; i++) await withCode(phone, otherThan(code)).expect(refused(400, 'CBC.99004010'));
      await withCode(phone, code).expect(refused(400, 'CBC.99004009'));
      await past.codes(phone, 'REGISTRATION', 10 * MINUTE_MS);
      await withCode(phone, code).expect(refused(400, 'CBC.99004008'));
    });

    it('customers 4.14 after an hour fifteen more are sent, and sixty a day', async () => {
      const phone = newPhone();
      for (let hour = 0; hour < 4; hour++) {
        for (let i = 0; i < 15; i++) await send(phone).expect(204);
        await send(phone).expect(refused(400, 'CBC.99004015'));
        await past.codes(phone, 'REGISTRATION', HOUR_MS);
      }
      await send(phone).expect(refused(400, 'CBC.99004015'));
      await past.codes(phone, 'REGISTRATION', DAY_MS - 4 * HOUR_MS);
      await send(phone).expect(204);
    });
  });

  it('customers 10.5 a proof of identity is over after ten minutes', async () => {
    const own = await ownAccount();
    const proof = await own.proof();
    const email = `${uniqueName('new')}@example.com`;
    await past.proof(own.account.id, 9 * MINUTE_MS);
    await own.askNewCode(proof, { email }).expect(204);
    const code = await world.codeFor(email);
    await past.proof(own.account.id, MINUTE_MS);
    const unproven = failing('IDENTITY_NOT_PROVEN');
    await own.askNewCode(proof, { email }).expect(unproven);
    await own.change(proof, { email }, code).expect(unproven);
    await own.setPassword('Other-2027', proof).expect(unproven);
    await login(own.account).expect(204);
  });

  it('customers 10.5 customers 10.7 the code for a proof, and that of a new contact, are over after ten minutes', async () => {
    const own = await ownAccount();
    await own.askCode('EMAIL').expect(204);
    await past.codes(own.email, 'IDENTITY_PROOF', 10 * MINUTE_MS);
    await own.confirm('EMAIL', await own.codeBy('EMAIL')).expect(refused(400, 'CBC.99004008', 'verification_code'));
    const [proof, mobile_phone] = [await own.proof(), newPhone()];
    await own.askNewCode(proof, { mobile_phone }).expect(204);
    await past.codes(mobile_phone, 'NEW_CONTACT', 10 * MINUTE_MS);
    await own.change(proof, { mobile_phone }, await world.codeFor(mobile_phone)).expect(refused(400, 'CBC.99004008'));
  });

  it('customers 10.4 the proof for a further account is over after 24 hours', async () => {
    const own = await ownAccount(({ phone, email }) => world.partner({ mobile_phone: phone, email }));
    const { api, id } = own.account;
    await api.post(`${QUICK}/codes`, { channel: 'SMS' }).expect(204);
    const proven = await api.post(`${QUICK}/proofs`, { channel: 'SMS', verification_code: await own.codeBy('SMS') }).expect(200);
    const { identity_proof } = proven.body as { identity_proof: string };
    const mobile_phone = newPhone();
    await past.proof(id, DAY_MS - MINUTE_MS);
    await api.post(`${QUICK}/phone-codes`, { identity_proof, mobile_phone }).expect(204);
    const verification_code = await world.codeFor(mobile_phone);
    await past.proof(id, MINUTE_MS);
    const account = { account_name: uniqueName('late').slice(0, 32), password: PASSWORD };
    const unproven = failing('IDENTITY_NOT_PROVEN');
    await api.post(`${QUICK}/phone-codes`, { identity_proof, mobile_phone }).expect(unproven);
    await api.post(QUICK, { identity_proof, ...account, mobile_phone, verification_code }).expect(unproven);
  });

  it('customers 10.11 a locked user is let in again after 15 minutes', async () => {
    const customer = await world.customer();
    for (let i = 0; i < 5; i++) await login(customer, { password: 'Wrong-2026' }).expect(401);
    await past.wrongPasswords(customer.name, 14 * MINUTE_MS);
    await login(customer).expect(refused(401, 'APIGW.0301'));
    await past.wrongPasswords(customer.name, MINUTE_MS);
    const browser = await Browser.loggedIn(customer);
    await browser.get(PATHS.held).expect(200);
  });

  it('customers 10.11 api 3.1 a session ends an hour after its last use and 12 hours after its start, a token after a day', async () => {
    const [idle, old, busy, byToken] = await Promise.all([1, 2, 3, 4].map(() => world.customer()));
    const [ofIdle, ofOld, ofBusy] = await Promise.all([idle!, old!, busy!].map((one) => Browser.loggedIn(one)));
    const token = await tokenOf(byToken!);
    const useToken = () => request(world.system.endpoint).get(PATHS.held).set('x-auth-token', token);
    await past.sessions(idle!.id, HOUR_MS, { unused: true });
    await past.sessions(old!.id, 12 * HOUR_MS, { unused: false });
    await past.sessions(busy!.id, 12 * HOUR_MS - 5 * MINUTE_MS, { unused: false });
    await past.tokens(byToken!.id, DAY_MS);
    // The gateway has not seen any of them yet: it keeps no copies.
    for (const browser of [ofIdle!, ofOld!]) await browser.get(PATHS.held).expect(refused(401, 'CBC.0154'));
    await useToken().expect(refused(401, 'CBC.0154'));
    await ofBusy!.get(PATHS.held).expect(200);
  });
});

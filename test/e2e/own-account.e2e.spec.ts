import { uniqueName, until } from '@pc/testing';
import request from 'supertest';
import { failing } from './support/association-requests';
import { Browser, login } from './support/browser';
import { otherThan } from './support/codes';
import { type Channel, OwnAccount, type Contact } from './support/own-account';
import { PATHS } from './support/paths';
import { newPhone } from './support/phones';
import { refused } from './support/refused';
import { tokenOf } from './support/tokens';
import { World } from './support/world';

const NEW_PASSWORD = 'Other-2027';
const NOT_PROVEN = failing('IDENTITY_NOT_PROVEN');
const newEmail = () => `${uniqueName('own')}@example.com`;

/** Phone, e-mail and password of an account, by proof of its identity (customers 10.5). */
describe('an account that can be reached', () => {
  const world = new World();
  let own: OwnAccount;

  async function customer(): Promise<OwnAccount> {
    const [phone, email] = [newPhone(), newEmail()];
    return new OwnAccount(world, await world.customer(undefined, { phone, email }), phone, email);
  }
  beforeEach(async () => {
    own = await customer();
  });

  it.each<[channel: Channel, receiver: (one: OwnAccount) => string]>([
    ['SMS', ({ phone }) => phone],
    ['EMAIL', ({ email }) => email],
  ])('customers 10.5 proves its identity by the code to its %s', async (channel, receiver) => {
    await own.askCode(channel).expect(204);
    const answer = await own.confirm(channel, await world.codeFor(receiver(own))).expect(200);
    const { identity_proof, expire_time } = answer.body as { identity_proof: string; expire_time: string };
    expect(identity_proof).toMatch(/^[\w-]{43}$/);
    const minutes = (Date.parse(expire_time) - Date.now()) / 60_000;
    expect([minutes > 9.5, minutes <= 10]).toEqual([true, true]);
    await own.setPassword(NEW_PASSWORD, identity_proof).expect(204);
    await login(own.account, { password: NEW_PASSWORD }).expect(204);
    await login(own.account).expect(refused(401, 'APIGW.0301'));
  });

  it('customers 10.5 customers 10.7 codes for a proof: never sent, wrong, wrong too often; of the other contact', async () => {
    await own.confirm('SMS', '123456').expect(refused(400, 'CBC.99004008', 'verification_code'));
    await own.askCode('SMS').expect(204);
    const code = await own.codeBy('SMS');
    await own.confirm('EMAIL', code).expect(refused(400, 'CBC.99004008', 'verification_code'));
    for (let i = 0; i < 4; i++) await own.confirm('SMS', otherThan(code)).expect(refused(400, 'CBC.99004010', 'verification_code'));
    await own.confirm('SMS', code).expect(refused(400, 'CBC.99004009', 'verification_code'));
    await own.proof('SMS');
    for (let i = 0; i < 13; i++) await own.askCode('SMS').expect(204);
    await own.askCode('SMS').expect(refused(400, 'CBC.99004015'));
  });

  it.each<[kind: string, contact: () => Contact, shown: RegExp]>([
    ['phone', () => ({ mobile_phone: newPhone() }), /^19\d\*{4}\d{4}$/],
    ['e-mail address', () => ({ email: newEmail() }), /^o\*{3}@example\.com$/],
  ])('customers 10.5 gets a new %s by the code to it, and the contacts from before are told', async (_kind, contact, shown) => {
    const wish = contact();
    const before = await own.contact();
    await own.moveTo(wish, 'EMAIL');
    const after = await own.contact();
    const [field] = Object.keys(wish) as ['mobile_phone' | 'email'];
    expect(after).toEqual({ ...before, [`masked_${field === 'email' ? 'email' : 'phone'}`]: expect.stringMatching(shown) as string });
    const moved = new OwnAccount(
      world,
      own.account,
      'mobile_phone' in wish ? wish.mobile_phone : own.phone,
      'email' in wish ? wish.email : own.email,
    );
    await moved.proof(field === 'email' ? 'EMAIL' : 'SMS');
    for (const receiver of [own.phone, own.email]) {
      const mail = await world.operator.api.get(`/v2/operations/notifications?receiver=${encodeURIComponent(receiver)}`).expect(200);
      const { notifications } = mail.body as { notifications: { template: string }[] };
      expect(notifications.map(({ template }) => template)).toContain('CONTACT_CHANGED');
    }
  });

  it('customers 10.5 the code for a new contact: never sent, wrong, wrong too often; the proof stays good', async () => {
    const [proof, wish] = [await own.proof(), { email: newEmail() }];
    await own.change(proof, wish, '123456').expect(refused(400, 'CBC.99004008', 'verification_code'));
    await own.askNewCode(proof, wish).expect(204);
    const code = await world.codeFor(wish.email);
    for (let i = 0; i < 4; i++) await own.change(proof, wish, otherThan(code)).expect(refused(400, 'CBC.99004010'));
    await own.change(proof, wish, code).expect(refused(400, 'CBC.99004009'));
    await own.askNewCode(proof, wish).expect(204);
    await own.change(proof, wish, await world.codeFor(wish.email)).expect(204);
    await own.change(proof, wish, '123456').expect(NOT_PROVEN);
  });

  it('customers 10.5 a contact in use is refused only to who has its code: a phone at its limit, an address of another', async () => {
    const [phone, email] = [newPhone(), newEmail()];
    for (let i = 0; i < 3; i++) await world.customer(undefined, { phone });
    await world.customer(undefined, { email });
    const proof = await own.proof();
    for (const contact of [{ mobile_phone: phone }, { email }]) {
      await own.askNewCode(proof, contact).expect(204);
      const code = await world.codeFor(Object.values(contact)[0]!);
      await own.change(proof, contact, otherThan(code)).expect(refused(400, 'CBC.99004010'));
      const taken = 'email' in contact ? failing('EMAIL_IN_USE') : refused(400, 'CBC.99000030', 'mobile_phone');
      await own.change(proof, contact, code).expect(taken);
    }
    await own.setPassword(NEW_PASSWORD, proof).expect(204);
  });

  it('customers 10.5 a proof is of one account, and of one use also at once', async () => {
    const other = await customer();
    const proof = await own.proof();
    await other.setPassword(NEW_PASSWORD, proof).expect(NOT_PROVEN);
    const answers = await Promise.all([1, 2, 3].map((i) => own.setPassword(`${NEW_PASSWORD}${i}`, proof)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([204, 400, 400]);
    for (const answer of answers.filter(({ status }) => status === 400)) NOT_PROVEN(answer);
    const won = answers.findIndex(({ status }) => status === 204) + 1;
    await login(own.account, { password: `${NEW_PASSWORD}${won}` }).expect(204);
  });

  it('customers 10.5 a new password ends every token and every session but the one in which it was set', async () => {
    const [here, elsewhere, token] = [await Browser.loggedIn(own.account), await Browser.loggedIn(own.account), await tokenOf(own.account)];
    const byToken = () => request(own.account.endpoint).get(PATHS.held).set('x-auth-token', token);
    await byToken().expect(200);
    await elsewhere.get('/v2/sessions').expect(200);
    const proof = await own.proof('EMAIL');
    await here.put('/v2/accounts/password', { password: NEW_PASSWORD, identity_proof: proof }).expect(204);
    const isOver = async () => (await elsewhere.get('/v2/sessions')).status === 401 && (await byToken()).status === 401;
    await until(isOver, { timeoutMs: 10_000, what: 'the other logins to end' });
    await here.get('/v2/sessions').expect(200);
  });

  it('customers 4.21 customers 10.5 a password must not tell the name or the phone', async () => {
    const proof = await own.proof();
    const name = own.account.name;
    const weak = [name, [...name].reverse().join(''), `Zebra-${own.phone}`, 'Ab1-'.repeat(9), 'onlyletters'];
    for (const password of weak) await own.setPassword(password, proof).expect(refused(400, 'CBC.99000036', 'password'));
    await login(own.account).expect(204);
  });
});

import { uniqueName } from '@pc/testing';
import request, { type Response } from 'supertest';
import { failing } from './support/association-requests';
import { login } from './support/browser';
import { otherThan } from './support/codes';
import { confirm, Inviting, Newcomer } from './support/inviting';
import { newPhone } from './support/phones';
import { refused } from './support/refused';
import { Registrant } from './support/registrant';
import { askToken } from './support/tokens';
import { PASSWORD, World } from './support/world';

const SIGN_UP = '/v2/accounts/sign-up';
const shortName = () => uniqueName('race').slice(0, 20);

/** What happens at the same moment, over HTTP: limits are exact, and of those who want the same one wins. */
describe('at the same moment', () => {
  const world = new World();
  const { endpoint } = world.system;
  let registrant: Registrant;

  beforeAll(async () => {
    registrant = await Registrant.in(world);
  });

  const times = <T>(count: number, work: (index: number) => PromiseLike<T>) =>
    Promise.all(Array.from({ length: count }, (_, index) => work(index)));
  const post = (path: string, body: object) => request(endpoint).post(path).send(body);
  async function codeBySignUp(mobile_phone: string): Promise<string> {
    await post(`${SIGN_UP}/codes`, { mobile_phone }).expect(204);
    return world.codeFor(mobile_phone);
  }

  /** So many succeeded; the others were refused in this way. */
  function expectWinners(answers: readonly Response[], count: number, refusal: (answer: Response) => void): void {
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(count);
    for (const answer of answers.filter(({ status }) => status !== 200)) refusal(answer);
  }

  it('customers 4.11 customers 4.25 a phone gets three accounts and not one more, whoever makes them', async () => {
    const mobile_phone = newPhone();
    const body = () => ({ account_name: shortName(), password: PASSWORD, mobile_phone });
    const answers = await times(7, () => world.operator.api.post('/v2/operations/customers', body()));
    expectWinners(answers, 3, refused(400, 'CBC.99000030', 'mobile_phone'));
  });

  it('customers 4.11 customers 4.16 of registrations with the last place of a phone and its one code one wins', async () => {
    const mobile_phone = newPhone();
    for (let i = 0; i < 2; i++) await world.customer(undefined, { phone: mobile_phone });
    const verification_code = await registrant.codeFor(mobile_phone);
    const answers = await times(5, () => registrant.register({ mobile_phone, verification_code }));
    expectWinners(answers, 1, refused(400, 'CBC.99000030', 'mobile_phone'));
  });

  it('customers 4.16 a code opens one account, however often it is sent in', async () => {
    const mobile_phone = newPhone();
    const verification_code = await codeBySignUp(mobile_phone);
    const body = { mobile_phone, verification_code, password: PASSWORD };
    const answers = await times(5, () => post(SIGN_UP, { ...body, domain_name: shortName() }));
    expectWinners(answers, 1, refused(400, 'CBC.99004008', 'verification_code'));
  });

  it('customers 4.25 a name goes to one, whether a partner registers it, somebody signs up or the staff makes it', async () => {
    const name = shortName();
    const phones = [newPhone(), newPhone()];
    const codes = await Promise.all(phones.map(codeBySignUp));
    const signUps = phones.map((mobile_phone, index) =>
      post(SIGN_UP, { mobile_phone, verification_code: codes[index], password: PASSWORD, domain_name: name }),
    );
    const answers = await Promise.all([
      ...signUps,
      registrant.register({ domain_name: name }),
      registrant.register({ domain_name: name.toUpperCase() }),
      world.operator.api.post('/v2/operations/customers', { account_name: name, password: PASSWORD }),
    ]);
    expectWinners(answers, 1, refused(400, 'CBC.99000038'));
  });

  it('customers 4.15 of wrong codes four are counted as wrong, and everything after them is locked out', async () => {
    const mobile_phone = newPhone();
    const code = await registrant.codeFor(mobile_phone);
    const answers = await times(10, () => registrant.register({ mobile_phone, verification_code: otherThan(code) }));
    const codes = answers.map(({ body }) => (body as { error_code: string }).error_code).toSorted();
    expect(codes).toEqual([...Array<string>(6).fill('CBC.99004009'), ...Array<string>(4).fill('CBC.99004010')]);
    await registrant.register({ mobile_phone, verification_code: code }).expect(refused(400, 'CBC.99004009'));
  });

  it('customers 10.11 four wrong passwords do not lock, a fifth does, and nobody gets further guesses by being quick', async () => {
    const [careless, guessed] = [await world.customer(), await world.customer()];
    const wrong = { password: 'Wrong-2026' };
    await times(4, () => login(careless, wrong).expect(401));
    await login(careless).expect(204);
    await times(12, (index) => (index % 2 ? login(guessed, wrong) : askToken(guessed, wrong)).expect(401));
    await login(guessed).expect(401);
    await askToken(guessed).expect(401);
  });

  describe('an e-mail invitation', () => {
    let inviting: Inviting;
    beforeAll(async () => {
      inviting = await Inviting.in(world);
    });

    it('customers 5.18 customers 5.20 is used by one newcomer, though all have the code', async () => {
      const { phone, url } = await inviting.invited();
      const newcomer = new Newcomer(world, phone);
      await newcomer.askCode(url).expect(204);
      const verification_code = await world.codeFor(phone);
      const answers = await times(4, () => newcomer.enter(url, { verification_code }));
      expectWinners(answers, 1, failing('LINK_USED'));
    });

    it('customers 5.18 customers 3.2 makes a customer of one partner only, who accepts two at once', async () => {
      const [phone, other] = [newPhone(), await Inviting.in(world)];
      const customer = await world.customer(undefined, { phone });
      const links = [await inviting.referral(), await other.referral()];
      const answers = await Promise.all(links.map((url) => confirm(customer, url)));
      expectWinners(answers, 1, failing('HAS_OTHER_PARTNER'));
    });

    it('customers 5.9 is sent once', async () => {
      const reportId = await inviting.reported({ email: `${uniqueName('prospect')}@example.com` });
      const answers = await times(4, () => inviting.inviteByEmail(reportId));
      expectWinners(answers, 1, failing('INVITATION_STILL_VALID'));
    });
  });
});

import { uniqueName } from '@pc/testing';
import request, { type Response, type Test } from 'supertest';
import { login } from './support/browser';
import { Browser } from './support/cookie-browser';
import { Inviting, Newcomer, tokenOf } from './support/inviting';
import { PATHS } from './support/paths';
import { newPhone } from './support/phones';
import { refused } from './support/refused';
import { Registrant } from './support/registrant';
import { postSigned, withOneBitChanged } from './support/signed';
import { askToken } from './support/tokens';
import { PASSWORD, World } from './support/world';

const SIGN_UP = '/v2/accounts/sign-up';
const WRONG = { password: 'Wrong-2026' };
const ROUNDS = 5;

/** What strangers do not learn (customers 4.10, 10.11): who exists, from no answer and from no clock. */
describe('to a stranger', () => {
  const world = new World();
  const { endpoint } = world.system;
  const post = (path: string, body: object) => request(endpoint).post(path).send(body);

  /** All answers are the same, but for what differs with every request. */
  function expectAlike(answers: readonly Response[]): void {
    const seen = answers.map(({ status, text, headers }) => {
      const { date: _date, 'x-request-id': _id, ...rest } = headers as Record<string, string>;
      return JSON.stringify({ status, text, rest });
    });
    expect(new Set(seen).size).toBe(1);
  }

  /** The middle one of several calls; neighbours on the machine hit one kind of call as often as the other. */
  async function medianTimes(calls: Readonly<Record<string, () => Test>>): Promise<Record<string, number>> {
    const times = new Map<string, number[]>();
    for (let round = 0; round < ROUNDS; round++)
      for (const [name, call] of Object.entries(calls)) {
        const from = performance.now();
        await call();
        times.set(name, [...(times.get(name) ?? []), performance.now() - from]);
      }
    const middle = (all: number[]) => all.toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)]!;
    return Object.fromEntries([...times].map(([name, all]) => [name, middle(all)]));
  }

  it('customers 10.11 api 3.1 a login costs the same work, whether there is such an account, such a user, or a password at all', async () => {
    const known = await world.customer();
    const registrant = await Registrant.in(world);
    const withoutPassword = { name: (await registrant.registered()).domain_name, endpoint };
    for (const ask of [login, askToken as typeof login]) {
      const nobody = () => ({ name: uniqueName('nobody'), endpoint });
      const medians = await medianTimes({
        known: () => ask(known, WRONG),
        unknown: () => ask(nobody(), WRONG),
        unknownUser: () => ask(known, { ...WRONG, user: uniqueName('user') }),
        withoutPassword: () => ask(withoutPassword, WRONG),
      });
      // The hash of a password is most of the work: who skips it answers many times faster.
      for (const median of Object.values(medians)) expect(median).toBeGreaterThan(medians['known']! / 3);
    }
  });

  it('customers 10.11 a login is refused alike for every cause, the lock and the missing password among them', async () => {
    const [known, locked] = [await world.customer(), await world.customer()];
    for (let i = 0; i < 5; i++) await login(locked, WRONG).expect(401);
    const { domain_name: name } = await (await Registrant.in(world)).registered();
    for (const ask of [login, askToken as typeof login]) {
      const answers = [
        ask(known, WRONG),
        ask({ name: uniqueName('nobody'), endpoint }, WRONG),
        ask({ name, endpoint }, WRONG),
        ask(locked),
      ];
      expectAlike(await Promise.all(answers));
    }
  });

  it('api 4.2 an unknown key and a wrong signature are refused alike', async () => {
    const { key } = await world.customer();
    const signed = { endpoint, path: PATHS.held, body: '{}', tamper: withOneBitChanged };
    const answers = [postSigned({ ...signed, key }), postSigned({ ...signed, key: { ...key, accessKey: 'AKNOBODY0000NOBODY00' } })];
    expectAlike(await Promise.all(answers));
  });

  describe('a phone', () => {
    let free: string;
    let used: string;
    let full: string;
    beforeAll(async () => {
      [free, used, full] = [newPhone(), newPhone(), newPhone()];
      for (const phone of [used, full, full, full]) await world.customer(undefined, { phone });
    });

    it('customers 8.9 is sent its code for signing up, and refused without it, whatever accounts it has', async () => {
      const taken = (await world.customer()).name;
      const apply = (mobile_phone: string, domain_name?: string, verification_code = '123456') =>
        post(SIGN_UP, { mobile_phone, domain_name, verification_code, password: PASSWORD });
      const unasked = [apply(free), apply(used), apply(full), apply(free, taken), apply(free, uniqueName('free').slice(0, 20))];
      expectAlike(await Promise.all(unasked));
      expectAlike(await Promise.all([free, used, full].map((mobile_phone) => post(`${SIGN_UP}/codes`, { mobile_phone }))));
      const codes = await Promise.all([free, used, full].map((phone) => world.codeFor(phone)));
      const wrong = ['111111', '222222', '333333', '444444'].find((code) => !codes.includes(code))!;
      const answers = [
        apply(free, undefined, wrong),
        apply(used, undefined, wrong),
        apply(full, undefined, wrong),
        apply(full, taken, wrong),
      ];
      expectAlike(await Promise.all(answers));
    });

    it('customers 5.15 customers 5.20 is told nothing by an invitation, be it unknown, used, full or reported by another', async () => {
      const [inviting, other] = [await Inviting.in(world), await Inviting.in(world)];
      const reported = newPhone();
      await other.reported({ mobile_phone: reported });
      const url = (await inviting.link()).invite_url;
      const people = [free, used, full, reported].map((phone) => new Newcomer(world, phone));
      expectAlike(await Promise.all(people.map((person) => person.askCode(url))));
      const codes = await Promise.all(people.map(({ phone }) => world.codeFor(phone)));
      const wrong = ['111111', '222222', '333333', '444444', '555555'].find((code) => !codes.includes(code))!;
      expectAlike(await Promise.all(people.map((person) => person.enter(url, { verification_code: wrong }))));
    });
  });

  it('customers 5.22 the page behind an e-mail invitation tells nothing of the prospect', async () => {
    const inviting = await Inviting.in(world);
    const { phone, email, url } = await inviting.invited();
    const { text } = await new Browser(endpoint).get(new URL(url).pathname);
    for (const secret of [phone, phone.slice(-4), email, email.split('@')[0]!, '张三丰']) expect(text).not.toContain(secret);
  });

  it('customers 10.11 customers 5.15 guesses on the page of an invitation are counted as logins are', async () => {
    const path = new URL((await (await Inviting.in(world)).link()).invite_url).pathname;
    const customer = await world.customer();
    const browser = new Browser(endpoint);
    const guess = { action: 'login', account_name: customer.name, password: 'Wrong-2026', agreed: 'true' };
    for (let i = 0; i < 5; i++) expect((await browser.submit(path, guess)).text).toContain('The account name or password is wrong.');
    expect((await browser.submit(path, { ...guess, password: PASSWORD })).text).toContain('The account name or password is wrong.');
    await login(customer).expect(refused(401, 'APIGW.0301'));
  });

  it('customers 2.2 customers 2.5 codes and links cannot be guessed from others', async () => {
    const registrant = await Registrant.in(world);
    const phones = Array.from({ length: 30 }, newPhone);
    const codes = await Promise.all(phones.map((phone) => registrant.codeFor(phone)));
    for (const code of codes) expect(code).toMatch(/^\d{6}$/);
    // Of a million, thirty fall into nearly as many of a hundred thousand boxes, and start with many digits.
    expect(new Set(codes.map((code) => code.slice(0, 5))).size).toBeGreaterThan(26);
    expect(new Set(codes.map((code) => code[0])).size).toBeGreaterThan(4);
    const inviting = await Inviting.in(world);
    const links = await Promise.all(phones.map((label) => inviting.link({ kind: 'CUSTOM_LINK', label })));
    const tokens = links.map(({ invite_url }) => tokenOf(invite_url));
    for (const token of tokens) expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    expect(new Set(tokens.map((token) => token.slice(0, 6))).size).toBe(tokens.length);
  });
});

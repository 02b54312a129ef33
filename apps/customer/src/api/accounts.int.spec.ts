import type { Caller } from '@pc/contracts';
import { newHexId } from '@pc/kernel';
import { bodyOf, CustomerHarness, OPERATOR, PASSWORD, refusalOf } from '../../../../test/support/customer-harness';
import { codeTo, noticesTo } from '../../../../test/support/sent-notices';
import { Accounts } from '../ports/accounts';

const MINUTE_MS = 60_000;
const NEW_PASSWORD = 'Other-2027';
const NOT_PROVEN = { code: 'CBC.99007004', items: ['IDENTITY_NOT_PROVEN'] };
const zh = { language: 'zh-cn' } as const;

describe('what an account does to itself', () => {
  let service: CustomerHarness;
  beforeAll(async () => {
    service = await CustomerHarness.start();
  });
  afterAll(() => service?.close());

  let phones = 13_900_100_000;
  const newPhone = () => String(++phones);
  const newEmail = () => `${newHexId().slice(0, 12)}@example.com`;
  const sealed = (text: string) => service.sealer.seal(text, 'contact');
  const password = (text: string) => service.sealer.seal(text, 'password');
  const account = async (id: string) => (await service.part(Accounts).find(id))!;

  interface Given {
    readonly id: string;
    readonly phone: string;
    readonly email: string;
    readonly caller: Caller;
  }
  const customer = async (contact: { phone?: string; email?: string } = { phone: newPhone(), email: newEmail() }): Promise<Given> => {
    const name = `account-${newHexId().slice(0, 8)}`;
    const { phone = '', email = '' } = contact;
    const given = { ...(phone && { sealed_phone: sealed(phone) }), ...(email && { sealed_email: sealed(email) }) };
    const ask = service.ask({ account_name: name, sealed_password: service.password(), ...given });
    const id = bodyOf(await service.parties.createCustomer(ask)).customer_id;
    return { id, phone, email, caller: { account_id: id, account_name: name, kind: 'CUSTOMER', channel: 'API' } };
  };
  const askCode = (who: Given, channel: 'SMS' | 'EMAIL' = 'SMS') =>
    service.accounts.sendIdentityCode(service.ask({ channel, ...zh }, who.caller));
  const confirm = (who: Given, sealed_code: string, channel: 'SMS' | 'EMAIL' = 'SMS') =>
    service.accounts.proveIdentity(service.ask({ channel, sealed_code }, who.caller));
  const prove = async (who: Given, channel: 'SMS' | 'EMAIL' = 'SMS') => {
    bodyOf(await askCode(who, channel));
    return bodyOf(await confirm(who, await codeTo(service, channel === 'SMS' ? who.phone : who.email), channel)).sealed_proof;
  };
  const contactOf = ({ phone, email }: { phone?: string; email?: string }) => ({
    ...(phone !== undefined && { sealed_phone: sealed(phone) }),
    ...(email !== undefined && { sealed_email: sealed(email) }),
  });
  const askNew = (who: Given, sealed_proof: string, wish: { phone?: string; email?: string }) =>
    service.accounts.sendContactCode(service.ask({ ...contactOf(wish), sealed_proof, ...zh }, who.caller));
  const change = (who: Given, sealed_proof: string, wish: { phone?: string; email?: string }, sealed_code: string) =>
    service.accounts.changeContact(service.ask({ ...contactOf(wish), sealed_proof, sealed_code, ...zh }, who.caller));
  /** The whole way to a new contact. */
  const move = async (who: Given, wish: { phone?: string; email?: string }) => {
    const proof = await prove(who);
    bodyOf(await askNew(who, proof, wish));
    return change(who, proof, wish, await codeTo(service, wish.phone ?? wish.email!));
  };
  const changePassword = (who: Given, more: { sealed_proof?: string; old?: string; session?: string; to?: string }) => {
    const { sealed_proof, old, session, to = NEW_PASSWORD } = more;
    const ways = { ...(sealed_proof && { sealed_proof }), ...(old && { sealed_old_password: password(old) }) };
    const caller = session ? { ...who.caller, session_id: session, channel: 'CONSOLE' as const } : who.caller;
    return service.accounts.changePassword(service.ask({ sealed_password: password(to), ...ways, ...zh }, caller));
  };
  const token = async (who: Given, plain = PASSWORD) => {
    const { account_name: name } = who.caller;
    const ask = service.ask({ domain_name: name, user_name: name, sealed_password: password(plain), scope: {} }, ANYONE);
    return service.credentials.createToken(ask);
  };
  const isAlive = async (sealedToken: string) => {
    const token_hash = service.sealer.blindIndex(service.sealer.open(sealedToken, 'token'), 'token');
    return bodyOf(await service.credentials.getCredential(service.ask({ token_hash }, ANYONE))).found;
  };
  const ANYONE: Caller = { account_id: '', account_name: '', kind: 'ANONYMOUS', channel: 'API' };
  const wrongCode = async (receiver: string) => {
    const right = service.sealer.open(await codeTo(service, receiver), 'code');
    return service.sealer.seal(right === '000000' ? '000001' : '000000', 'code');
  };

  describe('customers 10.5 the proof of identity', () => {
    it.each(['SMS', 'EMAIL'] as const)('customers 10.5 is got by a code to the old contact: %s', async (channel) => {
      const who = await customer();
      const sealed_proof = await prove(who, channel);
      expect(service.sealer.open(sealed_proof, 'proof')).toMatch(/^[\w-]{43}$/);
      expect(await noticesTo(service, channel === 'SMS' ? who.email : who.phone)).toEqual([]);
    });

    it('customers 10.5 is not to be had without a contact of that kind', async () => {
      const who = await customer({ email: newEmail() });
      expect(refusalOf(await askCode(who))).toMatchObject({ code: 'CBC.99007004', items: ['NO_CONTACT'] });
      const code = service.sealer.seal('123456', 'code');
      expect(refusalOf(await confirm(who, code))).toMatchObject({ code: 'CBC.99007004', items: ['NO_CONTACT'] });
    });

    it('customers 10.5 10.7 wrong codes are refused with 99004010, from the fifth on with 99004009, codes never sent and old ones with 99004008', async () => {
      const who = await customer();
      expect(refusalOf(await confirm(who, service.sealer.seal('123456', 'code'))).code).toBe('CBC.99004008');
      bodyOf(await askCode(who));
      const wrong = await wrongCode(who.phone);
      for (let turn = 0; turn < 4; turn++) expect(refusalOf(await confirm(who, wrong)).code).toBe('CBC.99004010');
      expect(refusalOf(await confirm(who, await codeTo(service, who.phone))).code).toBe('CBC.99004009');
      bodyOf(await askCode(who));
      const code = await codeTo(service, who.phone);
      service.clock.advance(10 * MINUTE_MS);
      expect(refusalOf(await confirm(who, code)).code).toBe('CBC.99004008');
    });

    it('customers 10.5 4.14 after 15 codes in an hour no more are sent', async () => {
      const who = await customer();
      for (let turn = 0; turn < 15; turn++) bodyOf(await askCode(who));
      expect(refusalOf(await askCode(who)).code).toBe('CBC.99004015');
    });

    it('customers 10.5 is valid for 10 minutes', async () => {
      const who = await customer();
      const proof = await prove(who);
      service.clock.advance(10 * MINUTE_MS);
      expect(refusalOf(await askNew(who, proof, { email: newEmail() }))).toMatchObject(NOT_PROVEN);
      expect(refusalOf(await changePassword(who, { sealed_proof: proof }))).toMatchObject(NOT_PROVEN);
    });

    it('customers 10.5 is of one account, and for one use: two uses at once, and a later one, are refused', async () => {
      const [who, other] = [await customer(), await customer()];
      const proof = await prove(who);
      expect(refusalOf(await changePassword(other, { sealed_proof: proof }))).toMatchObject(NOT_PROVEN);
      const uses = await Promise.all([1, 2, 3].map(() => changePassword(who, { sealed_proof: proof })));
      expect(uses.filter(({ type }) => type === 'answer')).toHaveLength(1);
      expect(refusalOf(await changePassword(who, { sealed_proof: proof }))).toMatchObject(NOT_PROVEN);
    });
  });

  describe('customers 10.5 the new contact', () => {
    it.each(['phone', 'email'] as const)('customers 10.5 is confirmed by its own code: %s', async (kind) => {
      const who = await customer();
      const wish = kind === 'phone' ? { phone: newPhone() } : { email: newEmail() };
      bodyOf(await move(who, wish));
      expect((await account(who.id)).contact).toEqual({ phone: who.phone, email: who.email, ...wish });
      for (const old of [who.phone, who.email])
        expect((await noticesTo(service, old)).at(-1)).toEqual({ template: 'CONTACT_CHANGED', values: { kind: kind.toUpperCase() } });
      const log = await service.store.collection('audit_entries').findOne({ 'object.id': who.id, 'after.changed': kind.toUpperCase() });
      expect(log).toMatchObject({ actor: { account_id: who.id } });
    });

    it('customers 10.5 is not taken with the code to the old one, nor with a wrong one, and the proof stays good', async () => {
      const who = await customer();
      const [proof, wish] = [await prove(who), { email: newEmail() }];
      bodyOf(await askCode(who));
      expect(refusalOf(await change(who, proof, wish, await codeTo(service, who.phone))).code).toBe('CBC.99004008');
      bodyOf(await askNew(who, proof, wish));
      expect(refusalOf(await change(who, proof, wish, await wrongCode(wish.email))).code).toBe('CBC.99004010');
      expect((await account(who.id)).contact).toEqual({ phone: who.phone, email: who.email });
      bodyOf(await change(who, proof, wish, await codeTo(service, wish.email)));
      expect(refusalOf(await askNew(who, proof, { email: newEmail() }))).toMatchObject(NOT_PROVEN);
    });

    it('customers 10.5 must be unused: an e-mail address in any letter case, a phone below its limit', async () => {
      const [who, other] = [await customer(), await customer()];
      expect(refusalOf(await move(who, { email: other.email.toUpperCase() }))).toMatchObject({ items: ['EMAIL_IN_USE'] });
      const phone = newPhone();
      for (let turn = 0; turn < 3; turn++) await customer({ phone });
      expect(refusalOf(await move(who, { phone }))).toMatchObject({ code: 'CBC.99000030', field: 'mobile_phone' });
      expect((await account(who.id)).contact).toEqual({ phone: who.phone, email: who.email });
    });

    it('customers 10.5 of two accounts that want one address at the same moment one gets it', async () => {
      const [one, two] = [await customer(), await customer()];
      const email = newEmail();
      const proofs = [await prove(one), await prove(two)] as const;
      bodyOf(await askNew(one, proofs[0], { email }));
      const code = await codeTo(service, email);
      const replies = await Promise.all([change(one, proofs[0], { email }, code), change(two, proofs[1], { email }, code)]);
      expect(replies.filter(({ type }) => type === 'answer')).toHaveLength(1);
      expect(await service.part(Accounts).findByEmail(email)).toHaveLength(1);
    });

    it.each([
      ['CBC.5017', 'mobile_phone', { phone: '123' }],
      ['CBC.0100', 'email', { email: 'nobody' }],
      ['CBC.0100', 'email', { phone: '13900000000', email: 'a@example.com' }],
      ['CBC.0100', 'mobile_phone', {}],
    ])('customers 10.5 is refused with %s %s: %j', async (code, field, wish) => {
      const who = await customer();
      const proof = await prove(who);
      expect(refusalOf(await askNew(who, proof, wish))).toMatchObject({ code, field });
      expect(refusalOf(await change(who, proof, wish, service.sealer.seal('123456', 'code')))).toMatchObject({ code, field });
    });

    it('shows the account its own contact, masked', async () => {
      const who = await customer({ phone: '13900200034', email: 'shown.me@example.com' });
      const shown = bodyOf(await service.accounts.contact(service.ask({}, who.caller)));
      expect(shown).toEqual({ masked_phone: '139****0034', masked_email: 's***@example.com' });
    });
  });

  describe('customers 10.5 the new password', () => {
    it('customers 10.5 is set by a proof; the old one opens nothing any longer', async () => {
      const who = await customer();
      bodyOf(await changePassword(who, { sealed_proof: await prove(who, 'EMAIL') }));
      expect(refusalOf(await token(who)).code).toBe('APIGW.0301');
      bodyOf(await token(who, NEW_PASSWORD));
      for (const receiver of [who.phone, who.email])
        expect((await noticesTo(service, receiver)).at(-1)).toMatchObject({ template: 'CONTACT_CHANGED', values: { kind: 'PASSWORD' } });
    });

    it('customers 10.5 is set by the old one', async () => {
      const who = await customer();
      expect(refusalOf(await changePassword(who, { old: 'Wrong-2026' }))).toMatchObject({
        code: 'CBC.99007004',
        items: ['WRONG_PASSWORD'],
      });
      bodyOf(await changePassword(who, { old: PASSWORD }));
      bodyOf(await token(who, NEW_PASSWORD));
    });

    it('customers 10.5 10.11 five wrong old passwords lock, as wrong logins do', async () => {
      const who = await customer();
      for (let turn = 0; turn < 5; turn++) refusalOf(await changePassword(who, { old: 'Wrong-2026' }));
      expect(refusalOf(await changePassword(who, { old: PASSWORD })).items).toEqual(['WRONG_PASSWORD']);
      service.clock.advance(15 * MINUTE_MS);
      bodyOf(await changePassword(who, { old: PASSWORD }));
    });

    it('customers 10.5 ends all tokens and all sessions but the current one; users of the account keep theirs', async () => {
      const who = await customer();
      const user = service.ask({ account_id: who.id, user_name: 'clerk', sealed_password: password(PASSWORD), permissions: [] });
      bodyOf(await service.credentials.createUser(user));
      const login = async (user_name = who.caller.account_name) => {
        const ask = service.ask({ account_name: who.caller.account_name, user_name, sealed_password: password(PASSWORD) }, ANYONE);
        const { sealed_session } = bodyOf(await service.access.createSession(ask));
        return service.sealer.blindIndex(service.sealer.open(sealed_session, 'session'), 'session');
      };
      const [current, other, clerks] = [await login(), await login(), await login('clerk')];
      const { sealed_token } = bodyOf(await token(who));
      service.clock.advance(1000);
      bodyOf(await changePassword(who, { old: PASSWORD, session: current }));
      expect(await isAlive(sealed_token)).toBe(false);
      const living = async (session_hash: string) =>
        bodyOf(await service.credentials.getCredential(service.ask({ session_hash }, ANYONE))).found;
      expect([await living(current), await living(other), await living(clerks)]).toEqual([true, false, true]);
      service.clock.advance(MINUTE_MS);
      expect([await living(current), await living(other)]).toEqual([true, false]);
      bodyOf(await token(who, NEW_PASSWORD));
      expect((await service.eventsOf(who.id)).at(-1)).toMatchObject({
        type: 'pc.customer.credential-revoked.v1',
        data: { credential_id: who.id, account_id: who.id, kind: 'ACCOUNT' },
      });
    });

    it('customers 10.5 leaves an audit entry, which tells no password', async () => {
      const who = await customer();
      bodyOf(await changePassword(who, { old: PASSWORD, to: 'Very-Secret-2027' }));
      const log = await service.store.collection('audit_entries').findOne({ 'object.id': who.id, 'after.changed': 'PASSWORD' });
      expect(log).toMatchObject({ actor: { account_id: who.id, account_name: who.caller.account_name }, time: service.clock.now() });
      expect(await service.everything()).not.toContain('Very-Secret-2027');
    });

    it.each([
      ['CBC.99000036', 'password', { old: PASSWORD, to: 'short' }],
      ['CBC.0100', 'identity_proof', {}],
    ])('customers 10.5 4.21 is refused with %s %s: %j', async (code, field, given) => {
      expect(refusalOf(await changePassword(await customer(), given))).toMatchObject({ code, field });
    });

    it('customers 10.5 takes one way, not two', async () => {
      const who = await customer();
      const both = { sealed_proof: await prove(who), old: PASSWORD };
      expect(refusalOf(await changePassword(who, both))).toMatchObject({ code: 'CBC.0100', field: 'old_password' });
    });
  });

  it('customers 10.5 is the business of the account itself: no user of it, and no partner in its place', async () => {
    const who = await customer();
    const user: Caller = { ...who.caller, user_id: 'u', user_name: 'clerk', permissions: ['PCB_ITEM_ADMINISTRATOR'] };
    const partner: Caller = { ...who.caller, assumed_by: { account_id: 'p', account_name: 'partner' } };
    for (const caller of [user, partner]) {
      const posing = { ...who, caller };
      expect(refusalOf(await askCode(posing)).code).toBe('CBC.0151');
      expect(refusalOf(await confirm(posing, service.sealer.seal('1', 'code'))).code).toBe('CBC.0151');
      expect(refusalOf(await askNew(posing, 'x', { email: newEmail() })).code).toBe('CBC.0151');
      expect(refusalOf(await change(posing, 'x', { email: newEmail() }, 'x')).code).toBe('CBC.0151');
      expect(refusalOf(await changePassword(posing, { old: PASSWORD })).code).toBe('CBC.0151');
      expect(refusalOf(await service.accounts.contact(service.ask({}, caller))).code).toBe('CBC.0151');
    }
  });

  it('customers 10.5 serves every kind of account', async () => {
    const contact = { sealed_phone: sealed(newPhone()) };
    const partner = bodyOf(
      await service.parties.createPartner(service.ask({ ...service.newPartner('own-doing', {}), ...contact }, OPERATOR)),
    );
    const caller: Caller = { account_id: partner.partner_id, account_name: 'own-doing', kind: 'PARTNER', channel: 'API' };
    bodyOf(await service.accounts.sendIdentityCode(service.ask({ channel: 'SMS' as const, ...zh }, caller)));
    const distributor = await service.createPartner('own-distributor', { kind: 'DISTRIBUTOR' });
    const reseller = await service.createReseller('own-reseller', distributor);
    const theirs: Caller = { account_id: reseller, account_name: 'own-reseller', kind: 'RESELLER', channel: 'CONSOLE' };
    const ask = service.ask({ sealed_password: password(NEW_PASSWORD), sealed_old_password: password(PASSWORD), ...zh }, theirs);
    bodyOf(await service.accounts.changePassword(ask));
  });
});

import { SYSTEM_CALLER, type Caller, type PayloadOf, type customer as contracts } from '@pc/contracts';
import { isRefusal, newHexId } from '@pc/kernel';
import { outboxRow, type OutboxDocument } from '@pc/store';
import { uniqueName } from '@pc/testing';
import { bodyOf, CustomerHarness, OPERATOR, PASSWORD, refusalOf } from '../../../../../test/support/customer-harness';
import { type AnswerChanges, IdentityProvider } from '../../../../../test/support/identity-provider';
import { Platform } from '../../../../../test/support/platform';
import { Reporting } from '../../../../../test/support/reporting';
import { AccessConfigurationController } from '../../api/access-configuration.controller';
import { SsoController } from '../../api/sso.controller';
import { Commands } from '../../ports/commands';
import { SendBindingNotices } from './send-binding-notices/send-binding-notices.use-case';

const SERVICE = 'https://shop.example.com/home?x=1';
type Choice = PayloadOf<typeof contracts.bindAccount>;

/** customers 9: the service on the real store, with another SAML library as the partner's identity provider. */
describe('the jump to the vendor and the binding', () => {
  let service: CustomerHarness;
  let idp: IdentityProvider;
  let platform: Platform;
  let reporting: Reporting;
  beforeAll(async () => {
    service = await CustomerHarness.start();
    reporting = new Reporting(service);
    // The store itself forgets what is over, by the time of its machine.
    service.clock.set(new Date());
    const { xml } = bodyOf(await service.part(SsoController).metadata(service.ask({})));
    idp = new IdentityProvider(xml, () => service.clock.now());
    platform = await Platform.start(xml);
  });
  afterAll(async () => {
    await platform.stop();
    await service.close();
  });

  const mainAccount = (partnerId: string): Caller => ({ ...OPERATOR, account_id: partnerId, account_name: 'p', kind: 'PARTNER' });
  const sso = () => service.part(SsoController);
  const configuration = () => service.part(AccessConfigurationController);
  const set = (partnerId: string, more: PayloadOf<typeof contracts.setAccessConfiguration> = {}, caller = mainAccount(partnerId)) =>
    configuration().set(
      service.ask({ idp_metadata: idp.metadata, notification_url: platform.url, service_hosts: ['shop.example.com'], ...more }, caller),
    );

  async function partner(): Promise<{ id: string; xaccountType: string }> {
    const id = await service.createPartner(uniqueName('sso'));
    return { id, xaccountType: bodyOf(await set(id)).xaccount_type! };
  }

  async function begin(xaccountType: string, first_login = true) {
    const begun = bodyOf(await sso().beginLogin(service.ask({ xaccount_type: xaccountType, first_login, service: SERVICE })));
    return { question: await idp.read(begun.redirect_url), ticket_hash: hashOf(begun.sealed_ticket!) };
  }
  const hashOf = (sealed: string) => service.sealer.blindIndex(service.sealer.open(sealed, 'ticket'), 'ticket');
  const post = (response: string, relay_state: string) =>
    sso().acceptAssertion(service.ask({ sealed_response: service.sealer.seal(response, 'saml'), relay_state }));
  async function arrive(xaccountType: string, xaccountId: string, { first = true, changes = {} } = {}) {
    const { question, ticket_hash } = await begin(xaccountType, first);
    const response = await idp.answer(question, xaccountId, changes);
    const reply = await post(response, question.relayState);
    const arrival_hash = isRefusal(reply) ? 'none' : hashOf(reply.body.sealed_arrival);
    return { reply, response, question, browser: { ticket_hash, arrival_hash } };
  }
  type BrowserOf = Awaited<ReturnType<typeof arrive>>['browser'];
  const enter = (browser: BrowserOf) => sso().enterByPlatform(service.ask(browser));
  const isBound = ({ reply }: Awaited<ReturnType<typeof arrive>>) => bodyOf(reply).bound;
  const choose = (choice: Choice) => sso().bindAccount(service.ask(choice));
  const create = (browser: BrowserOf, account_name?: string) => choose({ action: 'CREATE', ...browser, agreed: true, account_name });
  const bind = (browser: BrowserOf, account_name: string, password = PASSWORD) =>
    choose({ action: 'BIND', ...browser, agreed: true, account_name, sealed_password: service.password(password) });
  const outcome = (reply: Awaited<ReturnType<typeof choose>>) =>
    isRefusal(reply) ? [reply.code, ...(reply.items ?? [])].join(' ') : 'bound';
  const typesOf = async (id: string) => (await service.eventsOf(id)).map(({ type }) => type.split('.')[2]);

  describe('login', () => {
    it('customers 9.2 customers 9.9 an unknown platform is 404, a host on no list is refused, and both without a redirect', async () => {
      const { xaccountType } = await partner();
      const go = async (payload: object) =>
        refusalOf(await sso().beginLogin(service.ask({ xaccount_type: xaccountType, first_login: true, service: SERVICE, ...payload })));
      expect((await go({ xaccount_type: 'XA-unknown' })).code).toBe('APIGW.0101');
      for (const wrong of [
        'https://evil.example.com/',
        'https://shop.example.com:8443/',
        'https://shop.example.com@evil.example.com/',
        'javascript:alert(1)',
        '//shop.example.com',
        'http://shop.example.com/',
        'https://shop.example.com\\@evil.example.com',
        '/home',
      ])
        expect(await go({ service: wrong })).toMatchObject({ code: 'CBC.0100', field: 'service', reason: 'host_not_allowed' });
    });

    it('a delisted partner has no platform any longer', async () => {
      const { id, xaccountType } = await partner();
      bodyOf(await service.parties.setPartnerState(service.ask({ partner_id: id, state: 'DELISTED' })));
      const reply = await sso().beginLogin(service.ask({ xaccount_type: xaccountType, first_login: true, service: SERVICE }));
      expect(refusalOf(reply).code).toBe('APIGW.0101');
    });

    it('customers 9.5 an answer counts once, and once only for its own RelayState', async () => {
      const { xaccountType } = await partner();
      const { reply, response, question } = await arrive(xaccountType, 'once');
      expect(bodyOf(reply).bound).toBe(false);
      expect(refusalOf(await post(response, question.relayState)).code).toBe('CBC.0151');
      const other = await begin(xaccountType);
      expect(refusalOf(await post(response, other.question.relayState)).code).toBe('CBC.0151');
      expect(refusalOf(await post(response, 'never-sent')).code).toBe('CBC.0151');
      // An assertion that comes again with another, fitting question is a replay all the same.
      const again = await idp.answer(other.question, 'once', { assertionId: '_fixed' });
      expect(bodyOf(await post(again, other.question.relayState)).bound).toBe(false);
      const third = await begin(xaccountType);
      expect(
        refusalOf(await post(await idp.answer(third.question, 'once', { assertionId: '_fixed' }), third.question.relayState)).code,
      ).toBe('CBC.0151');
    });

    it('customers 9.5 two replicas with the same answer: one takes it', async () => {
      const { xaccountType } = await partner();
      const { question } = await begin(xaccountType);
      const response = await idp.answer(question, 'raced');
      const replies = await Promise.all([post(response, question.relayState), post(response, question.relayState)]);
      expect(replies.map(({ type }) => type).sort()).toEqual(['answer', 'refusal']);
    });

    it.each<[string, AnswerChanges]>([
      ['older than 5 minutes', { issued: -300_001 }],
      ['for another audience', { audience: 'https://other.example.com' }],
      ['for another recipient', { recipient: 'https://other.example.com/acs' }],
    ])('customers 9.5 an answer %s is 403, and leaves no session and nothing to choose', async (_what, changes) => {
      const { xaccountType } = await partner();
      const { reply, browser } = await arrive(xaccountType, 'wrong', { changes });
      expect(refusalOf(reply).code).toBe('CBC.0151');
      expect(refusalOf(await create(browser)).code).toBe('CBC.0151');
    });

    it('customers 9.5 the answer of another partner is none', async () => {
      const [one, other] = [await partner(), await partner()];
      const stranger = new IdentityProvider(bodyOf(await sso().metadata(service.ask({}))).xml, () => service.clock.now());
      bodyOf(await set(other.id, { idp_metadata: stranger.metadata }));
      const { question } = await begin(one.xaccountType);
      expect(refusalOf(await post(await stranger.answer(question, 'user'), question.relayState)).code).toBe('CBC.0151');
    });

    it('customers 9.9 not bound and not a first login is «bind first»; a login is over after ten minutes', async () => {
      const { xaccountType } = await partner();
      expect(refusalOf((await arrive(xaccountType, 'unbound', { first: false })).reply)).toMatchObject({
        code: 'CBC.0101',
        reason: 'bind_first',
      });
      const { question } = await begin(xaccountType);
      service.clock.advance(600_000);
      expect(refusalOf(await post(await idp.answer(question, 'late'), question.relayState)).code).toBe('CBC.0151');
    });
  });

  describe('the browser', () => {
    /** A user that is bound, and the hash of the session that a login gives. */
    async function boundUser() {
      const { id, xaccountType } = await partner();
      const { customer_id } = bodyOf(await create((await arrive(xaccountType, 'browsing')).browser));
      return { id, xaccountType, customer_id };
    }
    const sessionsOf = (customerId: string) => service.store.collection('sessions').countDocuments({ accountId: customerId });

    it('customers 9.5 a bound user is let in once, by the browser that began and that brought the answer', async () => {
      const { xaccountType, customer_id } = await boundUser();
      const { browser } = await arrive(xaccountType, 'browsing', { first: false });
      const { sealed_session } = bodyOf(await enter(browser));
      const session_hash = service.sealer.blindIndex(service.sealer.open(sealed_session, 'session'), 'session');
      const credential = bodyOf(await service.credentials.getCredential(service.ask({ session_hash }, SYSTEM_CALLER)));
      expect(credential).toMatchObject({ found: true, caller: { account_id: customer_id } });
      expect(refusalOf(await enter(browser)).code).toBe('CBC.0151');
    });

    it('customers 9.5 neither who brought an answer to another’s question is let in, nor who asked for an answer that came by another', async () => {
      const { xaccountType, customer_id } = await boundUser();
      const [theirs, other] = [await arrive(xaccountType, 'browsing'), await begin(xaccountType)];
      const before = await sessionsOf(customer_id);
      for (const wrong of [{ ticket_hash: other.ticket_hash }, { arrival_hash: theirs.browser.ticket_hash }])
        expect(refusalOf(await enter({ ...theirs.browser, ...wrong })).code).toBe('CBC.0151');
      expect(await sessionsOf(customer_id)).toBe(before);
      bodyOf(await enter(theirs.browser));
    });

    it('customers 9.5 nor does either choose an account for the other', async () => {
      const { xaccountType } = await partner();
      const [theirs, other] = [await arrive(xaccountType, 'chosen-for'), await begin(xaccountType)];
      for (const wrong of [{ ticket_hash: other.ticket_hash }, { arrival_hash: 'f'.repeat(64) }]) {
        const browser = { ...theirs.browser, ...wrong };
        expect(refusalOf(await sso().getPendingBinding(service.ask(browser))).code).toBe('CBC.0151');
        expect(refusalOf(await create(browser)).code).toBe('CBC.0151');
      }
      bodyOf(await create(theirs.browser));
    });

    it('customers 9.5, 9.9 an arrival lets in who is bound, and offers a choice to who is not, never the other way round', async () => {
      const { xaccountType, customer_id } = await boundUser();
      const { browser } = await arrive(xaccountType, 'browsing');
      expect(refusalOf(await create(browser)).code).toBe('CBC.0151');
      bodyOf(await service.parties.setAssociation(service.ask({ customer_id })));
      expect(refusalOf(await enter(browser)).code).toBe('CBC.0151');
      const { browser: unbound } = await arrive(xaccountType, 'browsing');
      expect(refusalOf(await enter(unbound)).code).toBe('CBC.0151');
      bodyOf(await create(unbound));
    });

    it('customers 9.5 an arrival is over after ten minutes, and no document holds its text', async () => {
      const { xaccountType } = await boundUser();
      const { reply, browser } = await arrive(xaccountType, 'browsing');
      const text = service.sealer.open(bodyOf(reply).sealed_arrival, 'ticket');
      expect(text).toMatch(/^[\w-]{43}$/);
      expect(await service.everything()).not.toContain(text);
      service.clock.advance(10 * 60_000);
      expect(refusalOf(await enter(browser)).code).toBe('CBC.0151');
    });
  });

  describe('choice', () => {
    it('customers 9.5 CREATE opens an account that is bound and the partner’s as resale; later logins go straight on', async () => {
      const { id, xaccountType } = await partner();
      const { browser } = await arrive(xaccountType, 'new-user');
      const shown = bodyOf(await sso().getPendingBinding(service.ask(browser)));
      expect(shown).toMatchObject({ xaccount_id: 'new-user', service: SERVICE });
      const { customer_id, service: next, sealed_session } = bodyOf(await create(browser));
      expect(customer_id).toMatch(/^[0-9a-f]{32}$/);
      expect(next).toBe(SERVICE);
      const told = await service.eventsOf(customer_id);
      expect(told.map(({ version, type }) => [version, type.split('.')[2]])).toEqual([
        [1, 'customer-created'],
        [2, 'association-started'],
        [3, 'binding-changed'],
      ]);
      expect(told.map(({ data }) => data)).toMatchObject([
        { registered_via: 'BIND', account_name: expect.stringMatching(/^[a-f][0-9a-f]{31}$/) as string },
        { partner_id: id, association_type: '2', first_association: true },
        { customer_id, xaccount_type: xaccountType, xaccount_id: 'new-user', xuser_id: 'user-of-new-user', action: 0 },
      ]);
      const session_hash = service.sealer.blindIndex(service.sealer.open(sealed_session, 'session'), 'session');
      const credential = bodyOf(await service.credentials.getCredential(service.ask({ session_hash }, SYSTEM_CALLER)));
      expect(credential).toMatchObject({ found: true, caller: { account_id: customer_id, kind: 'CUSTOMER' } });
      expect(refusalOf(await create(browser)).code).toBe('CBC.0151');
      // customers 9.9: bound and `true` counts as bound.
      for (const first of [true, false]) {
        const again = await arrive(xaccountType, 'new-user', { first });
        expect([isBound(again), bodyOf(await enter(again.browser)).service]).toEqual([true, SERVICE]);
      }
    });

    it('customers 9.5 BIND takes an existing account by its login', async () => {
      const { id, xaccountType } = await partner();
      const name = uniqueName('existing');
      const customerId = await service.createCustomer(name);
      const { browser } = await arrive(xaccountType, 'old-user');
      expect(bodyOf(await bind(browser, name)).customer_id).toBe(customerId);
      expect(await typesOf(customerId)).toEqual(['customer-created', 'association-started', 'binding-changed']);
      expect(bodyOf(await service.queries.listCustomers(service.ask({ partner_id: id, offset: 0, limit: 10 }))).count).toBe(1);
    });

    it('customers 9.5, 10.5 BIND binds nothing when the password is changed after it was found right', async () => {
      const { xaccountType } = await partner();
      const name = uniqueName('changed');
      const account_id = await service.createCustomer(name);
      const { browser } = await arrive(xaccountType, 'thief');
      const holder: Caller = { account_id, account_name: name, kind: 'CUSTOMER', channel: 'CONSOLE' };
      const [sealed_old_password, sealed_password] = [service.password(), service.password('Other-2027')];
      const commands = service.port(Commands);
      const once = commands.once.bind(commands);
      jest.spyOn(commands, 'once').mockImplementationOnce(async (request, work) => {
        bodyOf(await service.accounts.changePassword(service.ask({ sealed_old_password, sealed_password, language: 'zh-cn' }, holder)));
        return once(request, work);
      });
      expect(outcome(await bind(browser, name))).toBe('APIGW.0301');
      expect(isBound(await arrive(xaccountType, 'thief'))).toBe(false);
      bodyOf(await bind(browser, name, 'Other-2027'));
    });

    it('customers 9.5, 4.31 who does not agree binds nothing, and has not used up a try', async () => {
      const { xaccountType } = await partner();
      const { browser } = await arrive(xaccountType, 'unwilling');
      const refused = { code: 'CBC.0100', field: 'agreed', reason: 'not_agreed' };
      for (let i = 0; i < 6; i++) expect(refusalOf(await choose({ action: 'CREATE', ...browser, agreed: false }))).toMatchObject(refused);
      const login = { account_name: uniqueName('nobody'), sealed_password: service.password() };
      expect(refusalOf(await choose({ action: 'BIND', ...browser, agreed: false, ...login }))).toMatchObject(refused);
      bodyOf(await create(browser));
    });

    it("customers 9.5 the partner's own customer keeps its kind and is only bound", async () => {
      const { id, xaccountType } = await partner();
      const name = uniqueName('own');
      const customerId = await service.createCustomer(name, { partner_id: id, association_type: '1' });
      bodyOf(await bind((await arrive(xaccountType, 'own-user')).browser, name));
      expect(await typesOf(customerId)).toEqual(['customer-created', 'association-started', 'binding-changed']);
    });

    /** Another partner holds a valid report of the phone of this account. */
    async function reportedByOther(account_name: string): Promise<string> {
      const sealed_phone = service.sealer.seal(reporting.newPhone(), 'contact');
      const account = { account_name, sealed_password: service.password(), sealed_phone };
      const { customer_id } = bodyOf(await service.parties.createCustomer(service.ask(account)));
      const phone = service.sealer.open(sealed_phone, 'contact');
      bodyOf(await reporting.report(await reporting.partner(), { phone }));
      return customer_id;
    }

    it.each<[string, (own: string, name: string) => Promise<unknown>, string]>([
      [
        'a customer of another partner',
        async (_own, name) => service.createCustomer(name, { partner_id: (await partner()).id }),
        'CBC.99007004 HAS_OTHER_PARTNER',
      ],
      ['a partner', (_own, name) => service.createPartner(name), 'CBC.99007004 IS_PARTNER'],
      [
        'an account with a special contract',
        async (_own, name) =>
          service.parties.setAccountFacts(service.ask({ account_id: await service.createCustomer(name), contracts: ['SPECIAL'] })),
        'CBC.99007004 SPECIAL_CONTRACT',
      ],
      [
        'a customer of a restricted partner',
        async (own, name) => [
          await service.createCustomer(name),
          await service.parties.setPartnerState(service.ask({ partner_id: own, state: 'RESTRICTED' })),
        ],
        'CBC.50010085',
      ],
      [
        'an account in debt',
        async (_own, name) => service.standings.people.set(await service.createCustomer(name), { debtFen: 1 }),
        'CBC.99007004 NOT_ALLOWED',
      ],
      ['whom another partner has reported', async (_own, name) => reportedByOther(name), 'CBC.99007004 REPORTED_BY_OTHER'],
      [
        'with everything that stands against it',
        async (_own, name) => {
          const account_id = await reportedByOther(name);
          const facts = { contracts: ['DESIGNATED' as const], credit_account: true, site: 'INTERNATIONAL' as const };
          await service.parties.setAccountFacts(service.ask({ account_id, ...facts }));
        },
        'CBC.99007004 REPORTED_BY_OTHER HAS_CREDIT_ACCOUNT SPECIAL_CONTRACT NOT_ALLOWED',
      ],
      ['nobody', () => Promise.resolve(), 'APIGW.0301'],
    ])('customers 9.5 customers 5.13 customers 5.14 BIND refuses %s and changes nothing', async (_what, prepare, refusal) => {
      const { id, xaccountType } = await partner();
      const name = uniqueName('refused');
      const { browser } = await arrive(xaccountType, 'refused-user');
      await prepare(id, name);
      expect(outcome(await bind(browser, name))).toBe(refusal);
      expect(isBound(await arrive(xaccountType, 'refused-user'))).toBe(false);
    });

    it('customers 5.13 BIND waits for what billing says, and takes who was there before, reported by nobody', async () => {
      const { xaccountType } = await partner();
      const name = uniqueName('old');
      const customerId = await service.createCustomer(name);
      service.standings.people.set(customerId, { cashConsumption: true });
      service.clock.advance(8 * 86_400_000);
      const { browser } = await arrive(xaccountType, 'patient-user');
      service.standings.silent = true;
      expect(outcome(await bind(browser, name))).toBe('CBC.99007004 SYSTEM_BUSY');
      service.standings.silent = false;
      expect(outcome(await bind(browser, name))).toBe('bound');
    });

    it('customers 5.14 BIND takes a master whose members are all in custody, and no other', async () => {
      const { xaccountType } = await partner();
      for (const [kind, expected] of [
        ['CUSTODY_MEMBER', 'bound'],
        ['NON_CUSTODY_MEMBER', 'CBC.99007004 NOT_ALLOWED'],
      ] as const) {
        const name = uniqueName('master');
        const master = await service.createCustomer(name);
        const member = { account_id: await service.createCustomer(uniqueName('member')), enterprise_kind: kind };
        for (const facts of [
          { account_id: master, enterprise_kind: 'MASTER' as const },
          { ...member, enterprise_master_id: master },
        ])
          bodyOf(await service.parties.setAccountFacts(service.ask(facts)));
        expect(outcome(await bind((await arrive(xaccountType, `user-of-${kind}`)).browser, name))).toBe(expected);
      }
    });

    it('customers 9.5 an identity that was bound meanwhile is CBC.99000039, and of two at once exactly one is bound', async () => {
      const { xaccountType } = await partner();
      const names = [uniqueName('race'), uniqueName('race'), uniqueName('race')];
      for (const name of names) await service.createCustomer(name);
      const arrivals = [await arrive(xaccountType, 'wanted'), await arrive(xaccountType, 'wanted'), await arrive(xaccountType, 'wanted')];
      const replies = await Promise.all([bind(arrivals[0]!.browser, names[0]!), bind(arrivals[1]!.browser, names[1]!)]);
      expect(replies.map(outcome).sort()).toEqual(['CBC.99000039', 'bound']);
      expect(outcome(await bind(arrivals[2]!.browser, names[2]!))).toBe('CBC.99000039');
      expect(outcome(await create(arrivals[2]!.browser, uniqueName('new')))).toBe('CBC.99000039');
    });

    it('an account that is bound already is not bound again', async () => {
      const { xaccountType } = await partner();
      const name = uniqueName('bound');
      await service.createCustomer(name);
      bodyOf(await bind((await arrive(xaccountType, 'first-id')).browser, name));
      expect(outcome(await bind((await arrive(xaccountType, 'second-id')).browser, name))).toBe('CBC.99007004 BOUND_ALREADY');
    });

    it.each([
      ['CBC.99000031', 'op_hacker'],
      ['CBC.99000031', '12345'],
      ['CBC.99000031', 'abcd'],
    ])('CREATE refuses with %s the name %s', async (code, name) => {
      const { xaccountType } = await partner();
      expect(outcome(await create((await arrive(xaccountType, 'namer')).browser, name))).toBe(code);
    });

    it('CREATE refuses a taken name in any case, and a weak password', async () => {
      const { xaccountType } = await partner();
      const name = uniqueName('taken').slice(0, 32);
      await service.createCustomer(name);
      const { browser } = await arrive(xaccountType, 'taker');
      expect(outcome(await create(browser, name.toUpperCase()))).toBe('CBC.99000038');
      const weak = { action: 'CREATE', ...browser, account_name: 'free_name_1', sealed_password: service.password('short') } as const;
      expect(outcome(await choose({ ...weak, agreed: true }))).toBe('CBC.99000036');
    });

    it('customers 9.5 a login allows five tries, a name five in a quarter of an hour, whatever is right in between', async () => {
      const { xaccountType } = await partner();
      const name = uniqueName('guessed');
      await service.createCustomer(name);
      const first = (await arrive(xaccountType, 'guesser')).browser;
      for (let i = 0; i < 5; i++) expect(outcome(await bind(first, name, 'Wrong-2026'))).toBe('APIGW.0301');
      expect(outcome(await bind(first, name))).toBe('CBC.0151');
      const second = (await arrive(xaccountType, 'guesser')).browser;
      expect(outcome(await bind(second, name))).toBe('APIGW.0301');
      service.clock.advance(15 * 60_000);
      const third = (await arrive(xaccountType, 'guesser')).browser;
      expect(outcome(await bind(third, name))).toBe('bound');
    });

    it('customers 9.5 guesses at the same moment do not slip past the limit', async () => {
      const { xaccountType } = await partner();
      const name = uniqueName('hammered');
      await service.createCustomer(name);
      const { browser } = await arrive(xaccountType, 'hammer');
      const replies = await Promise.all(Array.from({ length: 8 }, () => bind(browser, name, 'Wrong-2026')));
      expect(replies.map(outcome).filter((code) => code === 'APIGW.0301')).toHaveLength(5);
    });
  });

  describe('notices', () => {
    const tell = async (customerId: string) => {
      const rows = await service.store.collection<OutboxDocument>('outbox').find({}).sort({ _id: 1 }).toArray();
      const events = rows
        .flatMap((row) => outboxRow(row).events)
        .filter(({ subject, type }) => subject === customerId && type.includes('binding-changed'));
      for (const { id, version, data } of events)
        await sso().bindingChanged({ id, version: Number(version), data: JSON.parse(data) as object } as never);
    };
    const send = () => service.part(SendBindingNotices).execute(() => Promise.resolve());
    const bound = async (xaccountType: string, user = newHexId()) =>
      bodyOf(await create((await arrive(xaccountType, user)).browser)).customer_id;
    const list = async (partnerId: string) =>
      bodyOf(await configuration().notices(service.ask({ offset: 0, limit: 10 }, mainAccount(partnerId)))).notices;
    beforeEach(async () => {
      await send();
      platform.received.length = 0;
      platform.answers.length = 0;
    });

    it('customers 9.6 customers 9.7 customers 9.10 each bind and unbind sends exactly one signed notice with the ids of the account', async () => {
      const { id, xaccountType } = await partner();
      const customerId = await bound(xaccountType, 'told-user');
      await tell(customerId);
      await tell(customerId);
      await send();
      await send();
      const ids = { domainId: customerId, userId: customerId, xAccountId: 'told-user', xUserId: 'user-of-told-user' };
      expect(platform.received).toEqual([
        { ...ids, domainName: expect.any(String) as string, userName: expect.any(String) as string, bindAction: 0 },
      ]);
      bodyOf(await service.parties.setAssociation(service.ask({ customer_id: customerId })));
      await tell(customerId);
      await send();
      await send();
      expect(platform.received.map(({ bindAction }) => bindAction)).toEqual([0, 1]);
      expect([platform.forged, (await list(id)).map(({ status }) => status)]).toEqual([0, ['SENT', 'SENT']]);
      // The identity is free again.
      expect(isBound(await arrive(xaccountType, 'told-user'))).toBe(false);
    });

    it('customers 9.6 what is not a 2xx is tried again after 10 s, 60 s and 600 s, and then listed as failed until it is sent again', async () => {
      const { id, xaccountType } = await partner();
      const customerId = await bound(xaccountType);
      platform.answers.push(500, 'redirect', 404, 503);
      await tell(customerId);
      for (const [pause, attempts] of [
        [10_000, 1],
        [60_000, 2],
        [600_000, 3],
      ] as const) {
        await send();
        service.clock.advance(pause - 1);
        await send();
        expect((await list(id))[0]).toMatchObject({ status: 'PENDING', attempts });
        service.clock.advance(1);
      }
      await send();
      const [failed] = await list(id);
      expect(failed).toMatchObject({ status: 'FAILED', attempts: 4, last_outcome: 'HTTP 503' });
      service.clock.advance(3_600_000);
      await send();
      expect([platform.received, platform.redirected]).toEqual([[], 0]);
      const resend = (caller: Caller) => configuration().resend(service.ask({ notice_id: failed!.notice_id }, caller));
      expect(refusalOf(await resend(mainAccount((await partner()).id)))).toMatchObject({ code: 'CBC.0101', field: 'notice_id' });
      bodyOf(await resend(mainAccount(id)));
      await send();
      expect(platform.received).toHaveLength(1);
      expect(refusalOf(await resend(OPERATOR))).toMatchObject({ code: 'CBC.99007004', items: ['WRONG_STATE'] });
    });

    it('customers 9.6 the notices of one customer leave in the order of the changes', async () => {
      const { xaccountType } = await partner();
      const customerId = await bound(xaccountType);
      bodyOf(await service.parties.setAssociation(service.ask({ customer_id: customerId })));
      platform.answers.push(500);
      await tell(customerId);
      await send();
      await send();
      expect(platform.received).toEqual([]);
      service.clock.advance(10_000);
      await send();
      await send();
      expect(platform.received.map(({ bindAction }) => bindAction)).toEqual([0, 1]);
    });

    it('a platform without configuration has nobody to tell', async () => {
      await sso().bindingChanged({
        id: newHexId(),
        version: 1,
        data: { customer_id: await service.createCustomer(uniqueName('untold')), xaccount_type: 'nowhere', xaccount_id: 'x', action: 0 },
      } as never);
      expect(await send()).toBe(0);
    });
  });

  it('an audit finds no contradiction in all this', async () => {
    expect(bodyOf(await service.queries.audit(service.ask({}))).breaches).toEqual([]);
  });
});

import type { StoreConnection } from '@pc/store';
import { uniqueName, until } from '@pc/testing';
import { otherThan } from './support/codes';
import { ownCustomers } from './support/own-customers';
import { newPhone } from './support/phones';
import { refused } from './support/refused';
import { Registrant } from './support/registrant';
import { serviceStore } from './support/service-store';
import { whileListIsShut } from './support/shut-list';
import { askToken } from './support/tokens';
import { World } from './support/world';

const shortName = () => uniqueName('n').slice(0, 20);
/** customers 4.30: the wait for the association. */
const WAIT_MS = 10_000;

/** What becomes of registrations beyond a plain yes or no (customers 4.6, 4.15, 4.16, 4.19, 4.30). */
describe('a registration', () => {
  const world = new World();

  describe('whose association cannot follow at once', () => {
    let store: StoreConnection;
    beforeAll(async () => {
      store = await serviceStore('customer');
    });
    afterAll(() => store?.close());

    it('customers 4.30 customers 4.23 is 500 with the ids when the wait is over; the association follows', async () => {
      const registrant = await Registrant.in(world);
      const body = { domain_name: shortName(), xaccount_id: uniqueName('x') };
      const answer = await whileListIsShut(store, registrant, () => registrant.register({ ...body, include_association_result: true }));
      expect([answer.status, answer.body]).toEqual([
        500,
        {
          error_code: 'CBC.99000050',
          error_msg: expect.stringMatching(/./) as string,
          domain_id: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
          domain_name: body.domain_name,
        },
      ]);
      await registrant.register(body).expect(refused(400, 'CBC.99000039', 'xaccount_id'));
      const { domain_id } = answer.body as { domain_id: string };
      const isListed = async () => (await ownCustomers(registrant.partner.api, { customer_id: domain_id })).count === 1;
      await until(isListed, { timeoutMs: 6 * WAIT_MS, what: 'the association to follow' });
    });

    it('customers 8.3 is CBC.99000004 when the partner may not have the customer by then', async () => {
      const registrant = await Registrant.in(world);
      const xaccount_id = uniqueName('x');
      const waiting = await whileListIsShut(store, registrant, async () => {
        const call = registrant.register({ xaccount_id, include_association_result: true }).then((answer) => ({ answer }));
        const isMade = async () => (await store.collection('pending_associations').findOne({ partnerId: registrant.partner.id })) !== null;
        await until(isMade, { what: 'the account to be made' });
        await world.setState(registrant.partner, { state: 'RESTRICTED' });
        return { call };
      });
      const { status, body } = (await waiting.call).answer;
      expect([status, body]).toMatchObject([400, { error_code: 'CBC.99000004', domain_id: expect.stringMatching(/./) as string }]);
      await world.setState(registrant.partner, { state: 'NORMAL' });
      expect((await ownCustomers(registrant.partner.api)).count).toBe(1);
      await registrant.register({ xaccount_id }).expect(refused(400, 'CBC.99000039', 'xaccount_id'));
    });
  });

  describe('with a code', () => {
    let registrant: Registrant;
    beforeAll(async () => {
      registrant = await Registrant.in(world);
    });

    it('customers 4.15 succeeds with the right one between wrong ones; a right one too late does not', async () => {
      const [first, second] = [newPhone(), newPhone()];
      const codes = [await registrant.codeFor(first), await registrant.codeFor(second)] as const;
      const guess = (mobile_phone: string, verification_code: string) => registrant.register({ mobile_phone, verification_code });
      for (let i = 0; i < 3; i++) await guess(first, otherThan(codes[0])).expect(refused(400, 'CBC.99004010'));
      await guess(first, codes[0]).expect(200);
      for (let i = 0; i < 4; i++) await guess(second, otherThan(codes[1])).expect(refused(400, 'CBC.99004010'));
      await guess(second, codes[1]).expect(refused(400, 'CBC.99004009'));
    });

    it('customers 4.16 a new code takes the place of the old one and begins to count anew; a used one is gone', async () => {
      const mobile_phone = newPhone();
      const old = await registrant.codeFor(mobile_phone);
      for (let i = 0; i < 4; i++)
        await registrant.register({ mobile_phone, verification_code: otherThan(old) }).expect(refused(400, 'CBC.99004010'));
      const verification_code = await registrant.codeFor(mobile_phone);
      if (old !== verification_code)
        await registrant.register({ mobile_phone, verification_code: old }).expect(refused(400, 'CBC.99004010'));
      await registrant.registered({ mobile_phone, verification_code });
      await registrant.register({ mobile_phone, verification_code }).expect(refused(400, 'CBC.99004008'));
    });

    it('customers 4.1 a hopeless request burns no code', async () => {
      const [mobile_phone, domain_name, xaccount_id] = [newPhone(), shortName(), uniqueName('x')];
      await registrant.registered({ domain_name, xaccount_id });
      const verification_code = await registrant.codeFor(mobile_phone);
      const body = { mobile_phone, verification_code };
      await registrant.register({ ...body, domain_name, xaccount_id }).expect(refused(400, 'CBC.99000039', 'xaccount_id'));
      await registrant.register({ ...body, domain_name }).expect(refused(400, 'CBC.99000038', 'domain_name'));
      await registrant.registered(body);
    });

    it('customers 4.26 a phone that the vendor itself has reported is refused', async () => {
      const mobile_phone = newPhone();
      await world.operator.api.post('/v2/operations/customer-reports', { customer_full_name: 'P', mobile_phone }).expect(200);
      const verification_code = await registrant.codeFor(mobile_phone);
      await registrant.register({ mobile_phone, verification_code }).expect(refused(400, 'CBC.99000051', 'mobile_phone'));
    });
  });

  it.each<[rule: string, body: object]>([
    ['customers 4.4 with a name that begins with an underscore', { domain_name: `_${shortName()}`.slice(0, 20) }],
    ['customers 4.6 without a name', { domain_name: null }],
    ['customers 4.6 with an empty name', { domain_name: '' }],
    ['customers 4.18 with a code but no phone', { verification_code: '123456' }],
    ['customers 4.19 with an empty phone', { mobile_phone: '' }],
    ['customers 4.19 with null for phone, code and password', { mobile_phone: null, verification_code: null, password: null }],
    ['customers 4.22 with an empty flag', { is_close_market_ms: '' }],
    ['customers 4.27 with a cooperation type that the partner does not get', { cooperation_type: '1' }],
    ['customers 4.28 with an empty reseller', { indirect_partner_id: '' }],
    ['customers 4.30 with null for the wait', { include_association_result: null }],
  ])('%s is done', async (_rule, body) => {
    const { domain_name: name } = await (await Registrant.in(world)).registered(body);
    if ('domain_name' in body && body.domain_name) expect(name).toBe(body.domain_name);
    else expect(name).toMatch(/^[a-f][0-9a-f]{31}$/);
  });

  it.each<[rule: string, change: (name: string) => object]>([
    ['the name reversed', (name) => ({ password: [...name].reverse().join('') })],
    ['its phone', () => ({ mobile_phone: '13812345678', verification_code: '123456', password: 'Zebra-13812345678' })],
    ['too few kinds of characters', () => ({ password: '1234567890' })],
    ['too many characters', () => ({ password: 'Ab1-'.repeat(9) })],
  ])('customers 4.21 is refused with a password of %s', async (_rule, change) => {
    const name = `Zebra-${uniqueName('n')}`.slice(0, 20);
    await (await Registrant.in(world)).register({ domain_name: name, ...change(name) }).expect(refused(400, 'CBC.99000036', 'password'));
  });

  it('customers 4.21 without a password nobody logs in', async () => {
    const registrant = await Registrant.in(world);
    const { domain_name } = await registrant.registered();
    const account = { name: domain_name, endpoint: registrant.partner.endpoint } as Parameters<typeof askToken>[0];
    for (const password of ['undefined', 'null', ' ']) await askToken(account, { password }).expect(401);
  });
});

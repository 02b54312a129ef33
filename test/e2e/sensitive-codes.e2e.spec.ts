import { uniqueName } from '@pc/testing';
import type { Account } from './support/account';
import { failing, Unlinking } from './support/association-requests';
import { Browser } from './support/browser';
import { otherThan } from './support/codes';
import type { Partner } from './support/partner';
import { MINUTE_MS, Past } from './support/past';
import { newPhone } from './support/phones';
import { refused } from './support/refused';
import { PASSWORD, World } from './support/world';

const PROTECTION = '/v2/partners/verification-protection';
const SENSITIVE = '/v2/partners/sensitive-codes';
const WRONG = refused(400, 'CBC.99000026', 'verification_code');
const EXPIRED = refused(400, 'CBC.99000027', 'verification_code');
const LOCKED = refused(400, 'CBC.99004009', 'verification_code');

/** A partner in its console, with the protection by verification codes on (customers 10.6, 10.7). */
class Careful {
  private constructor(
    private readonly world: World,
    readonly partner: Partner,
    readonly console: Account,
    readonly phone: string,
    readonly email: string,
  ) {}

  static async in(world: World): Promise<Careful> {
    const [phone, email] = [newPhone(), `${uniqueName('boss')}@partner.example`];
    const partner = await world.partner({ mobile_phone: phone, email });
    await partner.api.put(PROTECTION, { enabled: true }).expect(204);
    return new Careful(world, partner, await inConsole(partner), phone, email);
  }

  async code(channel: 'SMS' | 'EMAIL' = 'SMS'): Promise<string> {
    await this.console.api.post(SENSITIVE, { channel }).expect(204);
    return this.world.codeFor(channel === 'SMS' ? this.phone : this.email);
  }

  /** What it and a new customer ask of each other, the partner in its console. */
  async pair(): Promise<Unlinking> {
    return new Unlinking(this.console as Partner, await this.world.customer(this.partner));
  }
}

/** The same calls with a session in place of signatures. */
async function inConsole(partner: Partner, user?: { user: string; password: string }): Promise<Account> {
  return { ...partner, api: await Browser.loggedIn(partner, user) } as unknown as Account;
}

describe('codes of sensitive operations', () => {
  const world = new World();
  let past: Past;
  let one: Careful;
  let pair: Unlinking;

  beforeAll(async () => {
    past = await Past.open();
  });
  afterAll(() => past?.close());
  beforeEach(async () => {
    one = await Careful.in(world);
    pair = await one.pair();
  });

  it.each(['SMS', 'EMAIL'] as const)(
    'customers 10.6 customers 6.1 a request is begun in the console with the code sent by %s, once',
    async (channel) => {
      const verification_code = await one.code(channel);
      await pair.partnerAsks({ verification_code }).expect(200);
      await (await one.pair()).partnerAsks({ verification_code }).expect(EXPIRED);
    },
  );

  it('customers 10.7 customers 4.15 without a code, never sent, wrong, wrong too often: nothing is begun', async () => {
    await pair.partnerAsks().expect(WRONG);
    await pair.partnerAsks({ verification_code: '123456' }).expect(EXPIRED);
    const code = await one.code();
    // A code that is missing is a wrong one, but no guess.
    for (let i = 0; i < 5; i++) await pair.partnerAsks().expect(WRONG);
    for (let i = 0; i < 4; i++) await pair.partnerAsks({ verification_code: otherThan(code) }).expect(WRONG);
    await pair.partnerAsks({ verification_code: code }).expect(LOCKED);
    expect(await pair.log()).toEqual(['STARTED']);
    await pair.partnerAsks({ verification_code: await one.code() }).expect(200);
  });

  it('customers 10.7 a code is over after ten minutes', async () => {
    const verification_code = await one.code();
    await past.codes(one.phone, 'SENSITIVE', 9 * MINUTE_MS);
    await pair.partnerAsks({ verification_code: otherThan(verification_code) }).expect(WRONG);
    await past.codes(one.phone, 'SENSITIVE', MINUTE_MS);
    await pair.partnerAsks({ verification_code }).expect(EXPIRED);
  });

  it('customers 10.6 customers 6.1 what a customer has begun is approved and rejected with a code', async () => {
    const other = await one.pair();
    const asked = async (unlinking: Unlinking) => ((await unlinking.customerAsks().expect(200)).body as { request_id: string }).request_id;
    const [first, second] = [await asked(pair), await asked(other)];
    const handle = (action: string, id: string, verification_code?: string) =>
      one.console.api.post(`/v2/partners/association-requests/${id}/${action}`, { verification_code });
    for (const action of ['approve', 'reject'] as const) {
      await handle(action, first).expect(WRONG);
      await handle(action, first, '123456').expect(EXPIRED);
    }
    expect((await pair.request(first)).status).toBe('PENDING');
    const code = await one.code();
    await handle('approve', first, otherThan(code)).expect(WRONG);
    await handle('approve', first, code).expect(200);
    await handle('reject', second, code).expect(EXPIRED);
    await handle('reject', second, await one.code('EMAIL')).expect(200);
    expect([await pair.log(), await other.log()]).toEqual([['ENDED', 'STARTED'], ['STARTED']]);
  });

  it('customers 6.7 a hopeless request burns no code', async () => {
    const verification_code = await one.code();
    const facts = { reserved_instance_live: true };
    await world.operator.api.put(`/v2/operations/accounts/${pair.customer.id}/facts`, facts).expect(204);
    await pair.partnerAsks({ verification_code }).expect(failing('RESERVED_INSTANCE'));
    await (await one.pair()).partnerAsks({ verification_code }).expect(200);
  });

  it("customers 10.7 another partner's code is none here, nor one for something else", async () => {
    const stranger = await Careful.in(world);
    const foreign = await stranger.code();
    await pair.partnerAsks({ verification_code: foreign }).expect(EXPIRED);
    await one.code();
    await pair
      .partnerAsks({ verification_code: foreign === (await world.codeFor(one.phone)) ? otherThan(foreign) : foreign })
      .expect(WRONG);
    await one.partner.api.post('/v2/accounts/identity-proofs', { channel: 'EMAIL' }).expect(204);
    const forProof = await world.codeFor(one.email);
    if (forProof !== (await world.codeFor(one.phone))) await pair.partnerAsks({ verification_code: forProof }).expect(WRONG);
  });

  it('customers 10.6 no code is asked for with the switch off, nor of the customer, nor by API', async () => {
    const byApi = new Unlinking(one.partner, (await one.pair()).customer);
    await byApi.partnerAsks({ verification_code: 'none' }).expect(200);
    const browser = { ...pair.customer, api: await Browser.loggedIn(pair.customer) } as unknown as Account;
    await pair.customerAsks({}, browser).expect(200);
    await one.partner.api.put(PROTECTION, { enabled: false }).expect(204);
    await (await one.pair()).partnerAsks().expect(200);
  });

  it('customers 10.7 a user of the partner is asked for the code that went to the account', async () => {
    const clerk = { user: uniqueName('clerk'), password: PASSWORD };
    const body = { user_name: clerk.user, password: PASSWORD, permissions: ['PCB_ITEM_ADMINISTRATOR'] };
    await world.operator.api.post(`/v2/operations/accounts/${one.partner.id}/users`, body).expect(200);
    const console_ = await inConsole(one.partner, clerk);
    await pair.partnerAsks({}, console_).expect(WRONG);
    await console_.api.post(SENSITIVE, { channel: 'SMS' }).expect(204);
    await pair.partnerAsks({ verification_code: await world.codeFor(one.phone) }, console_).expect(200);
  });
});

import { isRefusal } from '@pc/kernel';
import { uniqueName } from '@pc/testing';
import { bodyOf, CustomerHarness, refusalOf } from '../../../../../../test/support/customer-harness';
import { Registrations, type Registrant, type Wish } from '../../../../../../test/support/registrations';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('the rules of registration on the real store', () => {
  let service: CustomerHarness;
  let registrations: Registrations;
  let partner: Registrant;

  beforeAll(async () => {
    service = await CustomerHarness.start();
    registrations = new Registrations(service);
    partner = await registrations.registrant();
  });
  afterAll(() => service?.close());

  const refusedWith = async (wish: Wish, by = partner) => refusalOf(await registrations.register(by, wish));
  const withCode = async (phone: string) => ({ phone, code: await registrations.codeFor(phone) });
  const setState = async (
    by: Registrant,
    more: { state?: 'RESTRICTED' | 'FROZEN' | 'NORMAL'; sandbox?: boolean; owns_customers?: boolean },
  ) => void bodyOf(await service.parties.setPartnerState(service.ask({ partner_id: by.caller.account_id, ...more })));
  const accounts = async () => service.store.collection('accounts').countDocuments();

  it('customers 4.19 an empty phone is kept as such, and is no phone; without one none is set', async () => {
    const ids = [];
    // An empty phone has no limit, and no code goes with it.
    for (let i = 0; i < 4; i++) ids.push(bodyOf(await registrations.register(partner, { phone: '' })).domain_id);
    expect((await registrations.customer(ids[0]!)).contact).toEqual({ phone: '' });
    expect((await registrations.customer(bodyOf(await registrations.register(partner)).domain_id)).contact).toEqual({});
  });

  it('customers 4.18 without a phone a code is ignored', async () => {
    bodyOf(await registrations.register(partner, { code: '000000' }));
  });

  it('customers 4.15 customers 4.16 customers 4.17 customers 4.18 a phone is proved by its code, which is used up', async () => {
    const phone = registrations.newPhone();
    expect(await refusedWith({ phone, code: '123456' })).toMatchObject({ code: 'CBC.99004008' });
    const code = await registrations.codeFor(phone);
    const wrong = code === '111111' ? '222222' : '111111';
    expect(await refusedWith({ phone, code: wrong })).toMatchObject({ code: 'CBC.99004010' });
    expect(await refusedWith({ phone })).toMatchObject({ code: 'CBC.0100', field: 'verification_code', reason: 'required' });
    const { domain_id } = bodyOf(await registrations.register(partner, { phone, code }));
    expect((await registrations.customer(domain_id)).contact).toEqual({ phone });
    expect(await refusedWith({ phone, code })).toMatchObject({ code: 'CBC.99004008' });
    await registrations.codeFor(phone);
    for (let i = 0; i < 4; i++) expect(await refusedWith({ phone, code: wrong })).toMatchObject({ code: 'CBC.99004010' });
    expect(await refusedWith({ phone, code: wrong })).toMatchObject({ code: 'CBC.99004009' });
  });

  it('customers 4.21 a password logs in, an account without one has none', async () => {
    const name = uniqueName('p').slice(0, 20);
    bodyOf(await registrations.register(partner, { domain_name: name, password: 'Zebra-7-crossing' }));
    const logIn = (domain_name: string, password: string) =>
      service.credentials.createToken(
        service.ask({ domain_name, user_name: domain_name, sealed_password: service.password(password), scope: {} }),
      );
    expect(isRefusal(await logIn(name, 'Zebra-7-crossing'))).toBe(false);
    const { domain_name } = bodyOf(await registrations.register(partner));
    expect(isRefusal(await logIn(domain_name, ''))).toBe(true);
  });

  it('customers 4.22 keeps whether marketing messages are closed', async () => {
    for (const marketing_closed of [true, false]) {
      const { domain_id } = bodyOf(await registrations.register(partner, { marketing_closed }));
      expect(await registrations.customer(domain_id)).toMatchObject({ marketingClosed: marketing_closed });
    }
  });

  it('customers 4.27 resale, unless the partner has the flag and says 1', async () => {
    const kindOf = async (by: Registrant, cooperation_type?: string) => {
      const wish = { include_association_result: true, ...(cooperation_type !== undefined && { cooperation_type }) };
      return (await registrations.customer(bodyOf(await registrations.register(by, wish)).domain_id)).association?.type;
    };
    expect(await kindOf(partner, '1')).toBe('2');
    const free = await registrations.registrant();
    const flag = { partner_id: free.caller.account_id, cooperation_type_accepted: true };
    bodyOf(await service.parties.setPartnerState(service.ask(flag)));
    expect([await kindOf(free, '1'), await kindOf(free, '2'), await kindOf(free, 'x'), await kindOf(free)]).toEqual(['1', '2', '2', '2']);
  });

  it('customers 4.28 a distributor registers for its reseller, and for nobody else', async () => {
    const [distributor, other] = [await registrations.registrant('DISTRIBUTOR'), await registrations.registrant('DISTRIBUTOR')];
    const reseller = await service.createReseller(uniqueName('reseller'), distributor.caller.account_id);
    const wish = { indirect_partner_id: reseller, include_association_result: true };
    const { domain_id } = bodyOf(await registrations.register(distributor, wish));
    expect((await registrations.customer(domain_id)).association).toMatchObject({
      partnerId: distributor.caller.account_id,
      indirectPartnerId: reseller,
      type: '2',
    });
    for (const by of [other, partner]) expect(await refusedWith(wish, by)).toMatchObject({ code: 'CBC.99000037' });
    for (const indirect_partner_id of ['nobody', partner.caller.account_id])
      expect(await refusedWith({ indirect_partner_id }, distributor)).toMatchObject({ code: 'CBC.99000037' });
    await setState(distributor, { owns_customers: false });
    expect(await refusedWith({}, distributor)).toMatchObject({ code: 'CBC.50010059' });
    bodyOf(await registrations.register(distributor, wish));
    const left = { indirect_partner_id: reseller, state: 'LEFT' as const };
    bodyOf(await service.parties.setResellerState(service.ask(left)));
    expect(await refusedWith(wish, distributor)).toMatchObject({ code: 'CBC.99000037' });
  });

  it('customers 4.29 customers 6.13 a partner that may not is refused, with the code of its state', async () => {
    const own = await registrations.registrant();
    for (const state of ['RESTRICTED', 'FROZEN'] as const) {
      await setState(own, { state });
      expect(await refusedWith({}, own)).toMatchObject({ code: 'CBC.50010085' });
    }
    await setState(own, { state: 'NORMAL', sandbox: true });
    expect(await refusedWith({}, own)).toMatchObject({ code: 'CBC.99005035' });
    expect(refusalOf(await registrations.check(own.caller, 'name', 'whoever'))).toMatchObject({ code: 'CBC.99005035' });
    const distributor = await registrations.registrant('DISTRIBUTOR');
    const wish = { indirect_partner_id: await service.createReseller(uniqueName('reseller'), distributor.caller.account_id) };
    await setState(distributor, { state: 'RESTRICTED' });
    expect(await refusedWith(wish, distributor)).toMatchObject({ code: 'CBC.50010086' });
    await service.parties.setPartnerState(service.ask({ partner_id: distributor.caller.account_id, state: 'DELISTED' as const }));
    expect(await refusedWith(wish, distributor)).toMatchObject({ code: 'CBC.50010065' });
  });

  describe('customers 4.26 of reported phones', () => {
    const report = (phone: string, partnerId: string | null, more: object = {}) =>
      service.store.collection<{ _id: string }>('reports').insertOne({
        _id: uniqueName('report'),
        partnerId,
        phoneKey: service.sealer.blindIndex(phone, 'account.phone'),
        status: 'REPORTED',
        expiresAt: new Date(service.clock.now().getTime() + DAY_MS),
        ...more,
      } as never);

    it('those of the vendor and of other partners are refused, and no account is made', async () => {
      for (const by of [null, (await registrations.registrant()).caller.account_id]) {
        const phone = registrations.newPhone();
        await report(phone, by);
        const [wish, before] = [await withCode(phone), await accounts()];
        expect(await refusedWith(wish)).toMatchObject({ code: 'CBC.99000051', field: 'mobile_phone' });
        expect(await accounts()).toBe(before);
      }
    });

    it("the partner's own, its reseller's, and those that are over do not stand in the way", async () => {
      const distributor = await registrations.registrant('DISTRIBUTOR');
      const reseller = await service.createReseller(uniqueName('reseller'), distributor.caller.account_id);
      const phone = registrations.newPhone();
      await report(phone, distributor.caller.account_id);
      await report(phone, reseller);
      await report(phone, null, { expiresAt: service.clock.now() });
      await report(phone, 'somebody', { status: 'PENDING' });
      bodyOf(await registrations.register(distributor, { ...(await withCode(phone)), indirect_partner_id: reseller }));
    });
  });

  it('customers 4.1 of several faults the first in the documented order is told, and the code is not burnt', async () => {
    const distributor = await registrations.registrant('DISTRIBUTOR');
    const phone = registrations.newPhone();
    const xaccount_id = uniqueName('x');
    const domain_name = uniqueName('t').slice(0, 20);
    bodyOf(await registrations.register(distributor, { xaccount_id, domain_name }));
    for (let i = 0; i < 3; i++) bodyOf(await registrations.register(distributor, await withCode(phone)));
    await setState(distributor, { state: 'RESTRICTED' });
    const free = registrations.newPhone();
    const code = await registrations.codeFor(free);
    let wish: Wish = { xaccount_id, domain_name: 'op_x', phone: '12', code: 'wrong!', password: 'short', indirect_partner_id: 'nobody' };
    const mend = async (expected: string, change: Wish | (() => Promise<void>)) => {
      expect(await refusedWith(wish, distributor)).toMatchObject({ code: expected });
      if (typeof change === 'function') await change();
      else wish = { ...wish, ...change };
    };
    await mend('CBC.50010086', () => setState(distributor, { state: 'NORMAL' }));
    await mend('CBC.99000037', async () => void (wish = (({ indirect_partner_id: _one, ...rest }) => rest)(wish)));
    await mend('CBC.99000031', { domain_name });
    await mend('CBC.5017', { phone });
    await mend('CBC.99000036', { password: 'Zebra-7-crossing' });
    await mend('CBC.99000039', { xaccount_id: uniqueName('x') });
    await mend('CBC.99000038', { domain_name: uniqueName('t').slice(0, 20) });
    await mend('CBC.99000030', { phone: free });
    await mend('CBC.99004010', { code });
    bodyOf(await registrations.register(distributor, wish));
  });

  it('customers 4.24 a platform that is not the own one is refused', async () => {
    const other = await registrations.registrant();
    expect(await refusedWith({ xaccount_type: other.xaccountType })).toMatchObject({ code: 'CBC.0101', field: 'xaccount_type' });
  });

  it('customers 4.1 nobody but a partner registers or asks', async () => {
    const customer = await service.createCustomer(uniqueName('customer'));
    const caller = { account_id: customer, account_name: 'c', kind: 'CUSTOMER', channel: 'API' } as const;
    expect(await refusedWith({}, { caller, xaccountType: partner.xaccountType })).toMatchObject({ code: 'CBC.0151' });
    expect(refusalOf(await registrations.check(caller, 'name', 'whoever'))).toMatchObject({ code: 'CBC.0151' });
  });

  it('customers 4.10 a name or e-mail that somebody has is taken, letter case apart', async () => {
    const domain_name = uniqueName('taken').slice(0, 30);
    expect(bodyOf(await registrations.check(partner.caller, 'name', domain_name))).toEqual({ available: true });
    bodyOf(await registrations.register(partner, { domain_name }));
    expect(bodyOf(await registrations.check(partner.caller, 'name', domain_name.toUpperCase()))).toEqual({ available: false });
    expect(bodyOf(await registrations.check(partner.caller, 'email', 'nobody@example.com'))).toEqual({ available: true });
  });
});

describe('with one registration a phone', () => {
  it('customers 4.25 customers 4.11 a second one is refused as taken', async () => {
    const service = await CustomerHarness.start({ registrationsPerPhone: 1 });
    const registrations = new Registrations(service);
    const partner = await registrations.registrant();
    const phone = registrations.newPhone();
    bodyOf(await registrations.register(partner, { phone, code: await registrations.codeFor(phone) }));
    const again = await registrations.register(partner, { phone, code: await registrations.codeFor(phone) });
    expect(refusalOf(again)).toMatchObject({ code: 'CBC.99000029', field: 'mobile_phone' });
    await service.close();
  });
});

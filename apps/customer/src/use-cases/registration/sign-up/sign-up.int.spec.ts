import { isRefusal } from '@pc/kernel';
import { uniqueName } from '@pc/testing';
import { bodyOf, CustomerHarness, refusalOf } from '../../../../../../test/support/customer-harness';
import { Registrations } from '../../../../../../test/support/registrations';

describe('signing up on the real store', () => {
  let service: CustomerHarness;
  let registrations: Registrations;

  beforeAll(async () => {
    service = await CustomerHarness.start();
    registrations = new Registrations(service);
  });
  afterAll(() => service?.close());

  async function codeFor(phone: string): Promise<string> {
    bodyOf(await registrations.sendSignUpCode(phone));
    return service.codeFor(phone);
  }
  const refusedWith = async (wish: Parameters<Registrations['signUp']>[0]) => refusalOf(await registrations.signUp(wish));

  it('customers 8.9 customers 10.2 makes an account without a partner, which logs in', async () => {
    const [phone, domain_name] = [registrations.newPhone(), uniqueName('self').slice(0, 20)];
    const email = 'Self@example.com';
    const account = bodyOf(await registrations.signUp({ phone, code: await codeFor(phone), domain_name, email }));
    expect(account.domain_name).toBe(domain_name);
    expect(await registrations.customer(account.domain_id)).toMatchObject({
      registeredVia: 'SELF',
      association: undefined,
      contact: { phone, email },
      marketingClosed: true,
    });
    const events = await service.eventsOf(account.domain_id);
    expect(events).toMatchObject([{ type: 'pc.customer.customer-created.v1', data: { registered_via: 'SELF' } }]);
    const logIn = { domain_name, user_name: domain_name, sealed_password: service.password('Zebra-7-crossing'), scope: {} };
    expect(isRefusal(await service.credentials.createToken(service.ask(logIn)))).toBe(false);
  });

  it('customers 4.6 without a name one is made', async () => {
    const phone = registrations.newPhone();
    expect(bodyOf(await registrations.signUp({ phone, code: await codeFor(phone) })).domain_name).toMatch(/^[a-f][0-9a-f]{31}$/);
  });

  it('customers 4.4 customers 4.7 customers 4.8 customers 4.21 what is malformed is refused, and the code is not looked at', async () => {
    const phone = registrations.newPhone();
    const code = await codeFor(phone);
    expect(await refusedWith({ phone, code, domain_name: 'abcd' })).toMatchObject({ code: 'CBC.99000031', field: 'domain_name' });
    for (const wrong of ['', '12345']) expect(await refusedWith({ phone: wrong, code })).toMatchObject({ code: 'CBC.5017' });
    expect(await refusedWith({ phone, code, password: `Zebra-${phone}` })).toMatchObject({ code: 'CBC.99000036' });
    expect(await refusedWith({ phone, code, email: 'self' })).toMatchObject({ code: 'CBC.0100', field: 'email' });
    expect(refusalOf(await registrations.sendSignUpCode('12345'))).toMatchObject({ code: 'CBC.5017' });
    bodyOf(await registrations.signUp({ phone, code }));
  });

  it('customers 4.15 customers 4.25 a stranger learns nothing of a name or a phone; who has the code does, and pays with it', async () => {
    const [phone, taken] = [registrations.newPhone(), uniqueName('self').slice(0, 20)];
    bodyOf(await registrations.signUp({ phone, code: await codeFor(phone), domain_name: taken }));
    const stranger = registrations.newPhone();
    for (const domain_name of [taken, uniqueName('self').slice(0, 20)])
      expect(await refusedWith({ phone: stranger, code: '123456', domain_name })).toMatchObject({ code: 'CBC.99004008' });
    const code = await codeFor(phone);
    expect(await refusedWith({ phone, code, domain_name: taken.toUpperCase() })).toMatchObject({ code: 'CBC.99000038' });
    expect(await refusedWith({ phone, code })).toMatchObject({ code: 'CBC.99004008' });
  });

  it('customers 4.11 customers 4.25 a phone has three registrations, also when they come at once', async () => {
    const phone = registrations.newPhone();
    for (let i = 0; i < 2; i++) bodyOf(await registrations.signUp({ phone, code: await codeFor(phone) }));
    const code = await codeFor(phone);
    const replies = await Promise.all([1, 2].map(() => registrations.signUp({ phone, code })));
    expect(replies.filter(({ type }) => type === 'answer')).toHaveLength(1);
    // The code is still sent: the answer tells nothing of the number.
    expect(await refusedWith({ phone, code: await codeFor(phone) })).toMatchObject({ code: 'CBC.99000030', field: 'mobile_phone' });
  });

  it('customers 4.26 a report does not keep the prospect from opening an account himself', async () => {
    const phone = registrations.newPhone();
    await service.store.collection<{ _id: string }>('reports').insertOne({
      _id: uniqueName('report'),
      partnerId: null,
      phoneKey: service.sealer.blindIndex(phone, 'account.phone'),
      status: 'REPORTED',
      expiresAt: new Date(service.clock.now().getTime() + 1_000_000),
    } as never);
    bodyOf(await registrations.signUp({ phone, code: await codeFor(phone) }));
  });
});

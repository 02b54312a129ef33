import type { Caller } from '@pc/contracts';
import { bodyOf, CustomerHarness, PASSWORD, refusalOf } from '../../../../test/support/customer-harness';
import { codeTo } from '../../../../test/support/sent-notices';
import { Accounts } from '../ports/accounts';

const HOUR_MS = 3_600_000;
const zh = { language: 'zh-cn' } as const;

describe('customers 10.4 quick new accounts', () => {
  let service: CustomerHarness;
  beforeAll(async () => {
    service = await CustomerHarness.start();
  });
  afterAll(() => service?.close());

  let numbers = 13_900_300_000;
  const newPhone = () => String(++numbers);
  const sealed = (text: string) => service.sealer.seal(text, 'contact');
  const partner = async (name: string) => {
    const phone = newPhone();
    const contact = { sealed_phone: sealed(phone), sealed_email: sealed(`${name}@example.com`) };
    const ask = service.ask({ ...service.newPartner(name, {}), ...contact, credit_code: `CODE-${name}`.slice(0, 18) });
    const { partner_id: id } = bodyOf(await service.parties.createPartner(ask));
    const caller: Caller = { account_id: id, account_name: name, kind: 'PARTNER', partner_kind: 'SOLUTION_PROVIDER', channel: 'API' };
    return { id, phone, email: `${name}@example.com`, caller };
  };
  type Who = Awaited<ReturnType<typeof partner>>;
  const prove = async (who: Who, channel: 'SMS' | 'EMAIL' = 'SMS') => {
    bodyOf(await service.quickAccounts.sendCode(service.ask({ channel, ...zh }, who.caller)));
    const sealed_code = await codeTo(service, channel === 'SMS' ? who.phone : who.email);
    return bodyOf(await service.quickAccounts.prove(service.ask({ channel, sealed_code }, who.caller))).sealed_proof;
  };
  const sendNewCode = (who: Who, sealed_proof: string, phone: string) =>
    service.quickAccounts.sendNewCode(service.ask({ sealed_phone: sealed(phone), sealed_proof, ...zh }, who.caller));
  const register = (who: Who, sealed_proof: string, account_name: string, phone: string, sealed_code: string, password = PASSWORD) => {
    const payload = { account_name, sealed_password: service.password(password), sealed_phone: sealed(phone), sealed_code, sealed_proof };
    return service.quickAccounts.create(service.ask(payload, who.caller));
  };
  const anyCode = () => service.sealer.seal('123456', 'code');

  it.each(['SMS', 'EMAIL'] as const)(
    'customers 10.4 the main account is verified by %s, then the account is registered',
    async (channel) => {
      const [who, phone] = [await partner(`main-${channel}`), newPhone()];
      const proof = await prove(who, channel);
      bodyOf(await sendNewCode(who, proof, phone));
      const name = `quick-${channel}`;
      const { account_id } = bodyOf(await register(who, proof, name, phone, await codeTo(service, phone)));
      const [main, made] = await service
        .part(Accounts)
        .findMany([who.id, account_id])
        .then((all) => [who.id, account_id].map((id) => all.find((one) => one.id === id)));
      expect(made).toMatchObject({
        type: 'PARTNER',
        name,
        kind: 'SOLUTION_PROVIDER',
        contact: { phone },
        companyName: `main-${channel} Ltd`,
      });
      expect((made as { companyId?: string }).companyId).toBe((main as { companyId?: string }).companyId);
      expect((await service.eventsOf(account_id)).map(({ type }) => type.split('.')[2])).toEqual([
        'partner-changed',
        'company-profile-changed',
      ]);
      expect(refusalOf(await register(who, proof, 'one-more', newPhone(), anyCode())).items).toEqual(['IDENTITY_NOT_PROVEN']);
    },
  );

  it('customers 10.4 the proof lasts 24 hours', async () => {
    const who = await partner('main-late');
    const proof = await prove(who);
    service.clock.advance(24 * HOUR_MS - 1000);
    bodyOf(await sendNewCode(who, proof, newPhone()));
    service.clock.advance(1000);
    expect(refusalOf(await sendNewCode(who, proof, newPhone())).items).toEqual(['IDENTITY_NOT_PROVEN']);
    expect(refusalOf(await register(who, proof, 'too-late', newPhone(), anyCode())).items).toEqual(['IDENTITY_NOT_PROVEN']);
  });

  it('customers 10.4 the code goes to the main account, whichever account of the company asks', async () => {
    const [who, phone] = [await partner('main-asked'), newPhone()];
    const proof = await prove(who);
    bodyOf(await sendNewCode(who, proof, phone));
    const { account_id } = bodyOf(await register(who, proof, 'second-asks', phone, await codeTo(service, phone)));
    const second = { ...who, caller: { ...who.caller, account_id, account_name: 'second-asks' } };
    expect(service.sealer.open(await prove(second), 'proof')).toHaveLength(43);
  });

  it('customers 10.4 the phone must not have been used before, be it once only', async () => {
    const who = await partner('main-used');
    const proof = await prove(who);
    for (const phone of [who.phone, (await partner('other-used')).phone])
      expect(refusalOf(await register(who, proof, 'used-phone', phone, anyCode()))).toMatchObject({
        code: 'CBC.99000029',
        field: 'mobile_phone',
      });
  });

  it('customers 10.4 of two registrations by one proof at the same moment one succeeds', async () => {
    const [who, phones] = [await partner('main-twice'), [newPhone(), newPhone()]];
    const proof = await prove(who);
    for (const phone of phones) bodyOf(await sendNewCode(who, proof, phone));
    const codes = await Promise.all(phones.map((phone) => codeTo(service, phone)));
    const replies = await Promise.all(phones.map((phone, index) => register(who, proof, `twice-${index}`, phone, codes[index]!)));
    expect(replies.filter(({ type }) => type === 'answer')).toHaveLength(1);
  });

  it('customers 10.4 is refused for a bad name, phone, password, a taken name, and codes that are wrong or were never sent', async () => {
    const [who, phone] = [await partner('main-wrong'), newPhone()];
    const proof = await prove(who);
    const refused = async (name: string, number: string, password?: string) =>
      refusalOf(await register(who, proof, name, number, anyCode(), password)).code;
    expect(await refused('op_name', phone)).toBe('CBC.99000031');
    expect(await refused('good-name', '123')).toBe('CBC.5017');
    expect(await refused('good-name', phone, 'short')).toBe('CBC.99000036');
    expect(await refused('good-name', phone, `Aa-${phone}`)).toBe('CBC.99000036');
    expect(await refused('MAIN-wrong', phone)).toBe('CBC.99000038');
    expect(await refused('good-name', phone)).toBe('CBC.99004008');
    bodyOf(await sendNewCode(who, proof, phone));
    const right = service.sealer.open(await codeTo(service, phone), 'code');
    const wrong = service.sealer.seal(right === '123456' ? '654321' : '123456', 'code');
    for (let turn = 0; turn < 4; turn++) expect(refusalOf(await register(who, proof, 'good-name', phone, wrong)).code).toBe('CBC.99004010');
    expect(refusalOf(await register(who, proof, 'good-name', phone, wrong)).code).toBe('CBC.99004009');
    expect(refusalOf(await sendNewCode(who, proof, '123')).code).toBe('CBC.5017');
  });

  it('customers 10.4 a restricted, frozen or sandbox partner gets no further account', async () => {
    const who = await partner('main-held');
    const become = (facts: object) => service.parties.setPartnerState(service.ask({ partner_id: who.id, ...facts }));
    const ask = () => service.quickAccounts.sendCode(service.ask({ channel: 'SMS' as const, ...zh }, who.caller));
    for (const state of ['RESTRICTED', 'FROZEN'] as const) {
      bodyOf(await become({ state }));
      expect(refusalOf(await ask()).code).toBe('CBC.50010085');
    }
    bodyOf(await become({ state: 'NORMAL', sandbox: true }));
    expect(refusalOf(await ask()).code).toBe('CBC.99005035');
  });

  it('customers 10.4 is a partner’s alone, and of its administrators', async () => {
    const who = await partner('main-alone');
    const proof = await prove(who);
    const stranger = await partner('main-stranger');
    expect(refusalOf(await sendNewCode(stranger, proof, newPhone())).items).toEqual(['IDENTITY_NOT_PROVEN']);
    const clerk = { ...who, caller: { ...who.caller, user_id: 'u', user_name: 'clerk', permissions: [] } };
    const customer = {
      ...who,
      caller: {
        account_id: await service.createCustomer('no-partner'),
        account_name: 'no-partner',
        kind: 'CUSTOMER',
        channel: 'API',
      } as Caller,
    };
    for (const other of [clerk, customer]) {
      expect(refusalOf(await service.quickAccounts.sendCode(service.ask({ channel: 'SMS' as const, ...zh }, other.caller))).code).toBe(
        'CBC.0151',
      );
      expect(refusalOf(await register(other, proof, 'not-mine', newPhone(), anyCode())).code).toBe('CBC.0151');
    }
  });
});

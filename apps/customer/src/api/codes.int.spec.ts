import type { Caller } from '@pc/contracts';
import { receiverHash } from '@pc/kernel';
import { UnitOfWork } from '@pc/store';
import { bodyOf, CustomerHarness, refusalOf } from '../../../../test/support/customer-harness';
import { Accounts } from '../ports/accounts';
import { SensitiveCode } from '../use-cases/codes/sensitive-code/sensitive-code';
import { CodesController } from './codes.controller';

const EMAIL = 'boss@partner.example';

describe('codes asked for over the bus', () => {
  let service: CustomerHarness;
  let partner: Caller;
  let phones = 13_800_300_000;
  let phone: string;
  let names = 0;
  const newPhone = () => String(++phones);

  beforeAll(async () => {
    service = await CustomerHarness.start();
  });
  beforeEach(async () => {
    phone = newPhone();
    const account_name = `partner${++names}`;
    const account_id = await service.createPartner(account_name);
    partner = { account_id, account_name, kind: 'PARTNER', partner_kind: 'SOLUTION_PROVIDER', channel: 'CONSOLE' };
    await bind(account_id, { phone, email: EMAIL });
  });
  afterAll(() => service.close());

  const codes = () => service.part(CodesController);
  const inTx = <T>(work: Parameters<UnitOfWork['run']>[0]) => service.part(UnitOfWork).run(work) as Promise<T>;
  const bind = (id: string, contact: { phone?: string; email?: string }) =>
    inTx((tx) => service.part(Accounts).amend(tx, 'PARTNER', id, (account) => ({ ...account, contact })));
  const send = (receiver: string, more: { scene?: 18 | 29; customer_id?: string; timeout?: number; language?: 'zh-cn' | 'en-us' } = {}) => {
    const sealed_phone = service.sealer.seal(receiver, 'contact');
    return codes().send(service.ask({ sealed_phone, scene: 29 as const, language: 'zh-cn' as const, ...more }, partner));
  };
  const sendSensitive = (channel: 'SMS' | 'EMAIL' = 'SMS') => codes().sendSensitive(service.ask({ channel }, partner));
  const protect = (enabled = true) => codes().setProtection(service.ask({ enabled }, partner));
  const demand = async (code: string | undefined, caller = partner) =>
    (await inTx<{ code: string } | undefined>((tx) => service.part(SensitiveCode).require(tx, caller, code)))?.code;
  const list = async (receiver: string) => {
    const payload = { sealed_receiver: service.sealer.seal(receiver, 'contact'), offset: 0, limit: 10 };
    return bodyOf(await codes().list(service.ask(payload)));
  };

  it('customers 8.2 a code goes to the phone, in the language that was asked for', async () => {
    const receiver = newPhone();
    bodyOf(await send(receiver, { language: 'en-us' }));
    const { count, notifications } = await list(receiver);
    const code = await service.codeFor(receiver);
    expect(count).toBe(1);
    const [{ sealed_text, sealed_code, sealed_receiver, ...facts } = notifications[0]!] = notifications;
    expect(facts).toEqual({ channel: 'SMS', template: 'VERIFICATION_CODE', state: 'PENDING', created_at: '2026-01-15T08:00:00Z' });
    expect(service.sealer.open(sealed_receiver, 'contact')).toBe(receiver);
    expect(service.sealer.open(sealed_code!, 'code')).toBe(code);
    expect(service.sealer.open(sealed_text!, 'notification')).toBe(
      `Your verification code is ${code}. It is valid for 10 minutes. Tell it to nobody.`,
    );
  });

  it('customers 10.9 the list is for the staff of the vendor, newest first, from a time on', async () => {
    const receiver = newPhone();
    expect(refusalOf(await codes().list(service.ask({ offset: 0, limit: 10 }, partner))).code).toBe('CBC.0151');
    await send(receiver);
    service.clock.advance(60_000);
    await send(receiver);
    expect((await list(receiver)).notifications.map(({ created_at }) => created_at)).toEqual([
      '2026-01-15T08:01:00Z',
      '2026-01-15T08:00:00Z',
    ]);
    const since = bodyOf(await codes().list(service.ask({ since: '2026-01-15T08:00:30Z', offset: 0, limit: 10 })));
    expect(since.notifications.every(({ created_at }) => created_at >= '2026-01-15T08:00:30Z')).toBe(true);
    expect(since.count).toBeGreaterThan(0);
    service.clock.set('2026-01-15T08:00:00Z');
  });

  it('customers 4.20 scene 18 is for a customer of the caller', async () => {
    const other = await service.createPartner(`other${names}`);
    const [own, foreign] = [
      await service.createCustomer(`owned${names}`, { partner_id: partner.account_id, association_type: '1' }),
      await service.createCustomer(`foreign${names}`, { partner_id: other, association_type: '1' }),
    ];
    const receiver = newPhone();
    expect(refusalOf(await send(receiver, { scene: 18, customer_id: foreign })).code).toBe('CBC.99000035');
    expect(await list(receiver)).toMatchObject({ count: 0 });
    bodyOf(await send(receiver, { scene: 18, customer_id: own }));
    const ask = (code: string, account_id = own) => ({
      use: 'REALNAME' as const,
      account_id,
      receiver_hash: receiverHash(service.sealer, receiver),
      sealed_code: service.sealer.seal(code, 'code'),
    });
    const code = await service.codeFor(receiver);
    expect(bodyOf(await codes().check(service.ask(ask(code, foreign))))).toEqual({ verdict: 'EXPIRED' });
    expect(bodyOf(await codes().check(service.ask(ask(code === '000000' ? '000001' : '000000'))))).toEqual({ verdict: 'WRONG' });
    const request = service.ask(ask(code));
    expect(bodyOf(await codes().check(request))).toEqual({ verdict: 'OK' });
    // The same message again gets the same answer, another one finds the code used up (interactions 6).
    expect(bodyOf(await codes().check(request))).toEqual({ verdict: 'OK' });
    expect(bodyOf(await codes().check(service.ask(ask(code))))).toEqual({ verdict: 'EXPIRED' });
  });

  it('customers 4.33 a check for another service is locked after too many wrong answers, and names its receiver', async () => {
    const own = await service.createCustomer(`locked${names}`, { partner_id: partner.account_id, association_type: '1' });
    const receiver = newPhone();
    bodyOf(await send(receiver, { scene: 18, customer_id: own }));
    const code = await service.codeFor(receiver);
    const ask = (given?: string) =>
      service.ask({
        use: 'REALNAME' as const,
        account_id: own,
        receiver_hash: receiverHash(service.sealer, receiver),
        ...(given !== undefined && { sealed_code: service.sealer.seal(given, 'code') }),
      });
    expect(bodyOf(await codes().check(ask()))).toEqual({ verdict: 'WRONG' });
    for (let i = 0; i < 4; i++) await codes().check(ask(code === '000000' ? '000001' : '000000'));
    expect(bodyOf(await codes().check(ask(code)))).toEqual({ verdict: 'LOCKED' });
    const nameless = service.ask({ use: 'REALNAME' as const, account_id: own });
    expect(refusalOf(await codes().check(nameless))).toMatchObject({ code: 'CBC.0100', field: 'receiver_hash' });
  });

  it('customers 10.6 the switch is off by default, and turned by administrators of a partner or reseller', async () => {
    const get = async () => bodyOf(await codes().getProtection(service.ask({}, partner))).enabled;
    expect(await get()).toBe(false);
    bodyOf(await protect());
    expect(await get()).toBe(true);
    const clerk = { ...partner, user_id: 'u1', permissions: ['X'] };
    expect(refusalOf(await codes().setProtection(service.ask({ enabled: false }, clerk))).code).toBe('CBC.0151');
    expect(refusalOf(await codes().setProtection(service.ask({ enabled: false }, { ...partner, kind: 'CUSTOMER' }))).code).toBe('CBC.0151');
    expect(await get()).toBe(true);
    bodyOf(await codes().setProtection(service.ask({ enabled: false }, { ...clerk, permissions: ['PCB_ITEM_ADMINISTRATOR'] })));
    expect(await get()).toBe(false);
  });

  it('customers 10.7 a sensitive code is asked for with the switch on and in the console only, and ignored elsewhere', async () => {
    expect(await demand(undefined)).toBeUndefined();
    bodyOf(await protect());
    expect(await demand(undefined, { ...partner, channel: 'API' })).toBeUndefined();
    expect(await demand('000000', { ...partner, channel: 'API' })).toBeUndefined();
    expect(await demand(undefined)).toBe('CBC.99000026');
    expect(await demand('000000')).toBe('CBC.99000027');
  });

  it('customers 10.7 it goes to the bound contact, is used once, and only by the account that asked', async () => {
    bodyOf(await protect());
    bodyOf(await sendSensitive());
    const code = await service.codeFor(phone);
    expect(await demand(code === '000000' ? '000001' : '000000')).toBe('CBC.99000026');
    expect(await demand(code)).toBeUndefined();
    expect(await demand(code)).toBe('CBC.99000027');
    const stranger = await service.createPartner(`stranger${names}`);
    await bind(stranger, { phone });
    bodyOf(await codes().setProtection(service.ask({ enabled: true }, { ...partner, account_id: stranger })));
    bodyOf(await sendSensitive());
    expect(await demand(await service.codeFor(phone), { ...partner, account_id: stranger })).toBe('CBC.99000027');
  });

  it('customers 10.7 it lives for ten minutes and is locked after more than three failures', async () => {
    bodyOf(await protect());
    bodyOf(await sendSensitive());
    const code = await service.codeFor(phone);
    for (let i = 0; i < 4; i++) expect(await demand(code === '000000' ? '000001' : '000000')).toBe('CBC.99000026');
    expect(await demand(code)).toBe('CBC.99004009');
    service.clock.advance(600_000);
    expect(await demand(code)).toBe('CBC.99000027');
    service.clock.set('2026-01-15T08:00:00Z');
  });

  it('customers 10.7 by e-mail as well; the one that was asked for last counts', async () => {
    bodyOf(await protect());
    bodyOf(await sendSensitive('SMS'));
    service.clock.advance(1_000);
    bodyOf(await sendSensitive('EMAIL'));
    const [bySms, byEmail] = [await service.codeFor(phone), await service.codeFor(EMAIL)];
    if (bySms !== byEmail) expect(await demand(bySms)).toBe('CBC.99000026');
    expect(await demand(byEmail)).toBeUndefined();
    service.clock.set('2026-01-15T08:00:00Z');
  });

  it('customers 10.7 without a bound contact there is no code; the limits of 4.14 hold', async () => {
    for (let i = 0; i < 15; i++) bodyOf(await sendSensitive());
    expect(refusalOf(await sendSensitive()).code).toBe('CBC.99004015');
    await bind(partner.account_id, {});
    expect(refusalOf(await sendSensitive())).toMatchObject({ code: 'CBC.99007004', items: ['NO_CONTACT'] });
    expect(refusalOf(await codes().sendSensitive(service.ask({ channel: 'SMS' as const }, { ...partner, account_id: 'gone' }))).code).toBe(
      'CBC.0151',
    );
  });

  it('interactions 6 a sensitive code is judged for other services: OK where none is asked for', async () => {
    const ask = (code?: string) =>
      service.ask({
        use: 'SENSITIVE' as const,
        account_id: partner.account_id,
        ...(code !== undefined && { sealed_code: service.sealer.seal(code, 'code') }),
      });
    expect(bodyOf(await codes().check(ask()))).toEqual({ verdict: 'OK' });
    bodyOf(await protect());
    expect(bodyOf(await codes().check(ask()))).toEqual({ verdict: 'WRONG' });
    bodyOf(await sendSensitive());
    expect(bodyOf(await codes().check(ask(await service.codeFor(phone))))).toEqual({ verdict: 'OK' });
  });

  it('interactions 6 the same question under one idempotency scope gets the same answer, and another question none', async () => {
    bodyOf(await protect());
    bodyOf(await sendSensitive());
    const code = await service.codeFor(phone);
    const idempotency = { scope: `sensitive|${phone}`, bodyDigest: 'issue' };
    const check = (context: object, given = code) =>
      codes().check(
        service.ask(
          { use: 'SENSITIVE' as const, account_id: partner.account_id, sealed_code: service.sealer.seal(given, 'code') },
          partner,
          context,
        ),
      );
    for (let i = 0; i < 2; i++) expect(bodyOf(await check({ idempotency }))).toEqual({ verdict: 'OK' });
    expect(bodyOf(await check({}))).toEqual({ verdict: 'EXPIRED' });
    const other = { idempotency: { ...idempotency, bodyDigest: 'another issue' } };
    expect(refusalOf(await check(other))).toMatchObject({ code: 'CBC.0100', field: 'Idempotency-Key' });
  });
});

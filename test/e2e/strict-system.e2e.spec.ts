import { type SignedClient, uniqueName } from '@pc/testing';
import request from 'supertest';
import { PATHS } from './support/paths';
import { newPhone } from './support/phones';
import { refused } from './support/refused';
import { StrictSystem } from './support/strict-system';

/** Refusals that only other settings give: one registration for a phone, and no way out for messages (customers 4.25, 8.2). */
describe('an installation that lets a phone have one account, and can send no messages', () => {
  const xaccount_type = uniqueName('platform');
  let system: StrictSystem;
  let partner: SignedClient;

  beforeAll(async () => {
    system = await StrictSystem.start({ REGISTRATIONS_PER_PHONE: '1' });
    partner = await system.partner(xaccount_type);
  }, 180_000);
  afterAll(() => system?.stop());

  const send = (mobile_phone: string) => partner.post(PATHS.sendCode, { receiver_type: 1, mobile_phone });
  const customer = (mobile_phone: string) =>
    system.operator.post('/v2/operations/customers', { account_name: uniqueName('c'), password: 'Secret-2026', mobile_phone });

  it('customers 8.2 says that a code was generated, but not delivered', async () => {
    await send(newPhone()).expect(refused(400, 'CBC.99004003'));
  });

  it('customers 4.25 customers 8.3 says of a taken phone that it exists; check-identity says so too', async () => {
    const mobile_phone = newPhone();
    await customer(mobile_phone).expect(200);
    const wish = { xaccount_id: uniqueName('x'), xaccount_type, mobile_phone, verification_code: '123456' };
    await partner.post(PATHS.registration, wish).expect(refused(400, 'CBC.99000029', 'mobile_phone'));
    const check = { search_type: 'mobile', search_value: `0086-${mobile_phone}` };
    const { body } = await partner.post(PATHS.identity, check).expect(200);
    expect(body).toMatchObject({ check_result: 'used_by_user', mobile_remain_available_num: 0 });
  });

  it('customers 4.11 of two accounts for one phone at once one is made', async () => {
    const mobile_phone = newPhone();
    const answers = await Promise.all([1, 2, 3].map(() => customer(mobile_phone)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 400, 400]);
    for (const answer of answers.filter(({ status }) => status === 400)) refused(400, 'CBC.99000029', 'mobile_phone')(answer);
  });

  it('customers 10.9 shows nobody the texts and codes of messages', async () => {
    const mobile_phone = newPhone();
    await send(mobile_phone).expect(400);
    const { text } = await system.operator.get('/v2/operations/notifications?limit=100').expect(200);
    expect(text).not.toContain(mobile_phone);
    expect(text).not.toMatch(/"(code|text)":/);
    await request(system.endpoint).get('/v2/operations/notifications').expect(401);
  });
});

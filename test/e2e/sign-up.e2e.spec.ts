import { uniqueName } from '@pc/testing';
import supertest from 'supertest';
import { otherThan } from './support/codes';
import { PATHS, withQuery } from './support/paths';
import { newPhone } from './support/phones';
import { refused } from './support/refused';
import { World } from './support/world';

const SIGN_UP = '/v2/accounts/sign-up';

/** People who open an account by themselves, without any credential (customers 8.9). */
describe('signing up', () => {
  const world = new World();
  const post = (path: string, body: object) => supertest(world.system.endpoint).post(path).send(body);
  const applicant = (more: object = {}) => ({
    mobile_phone: newPhone(),
    verification_code: '123456',
    password: 'Zebra-7-crossing',
    ...more,
  });

  async function codeFor(mobile_phone: string): Promise<string> {
    await post(`${SIGN_UP}/codes`, { mobile_phone }).expect(204);
    const path = withQuery('/v2/operations/notifications', { receiver: mobile_phone, limit: 1 });
    const { body } = await world.operator.api.get(path).expect(200);
    return (body as { notifications: [{ code: string }] }).notifications[0].code;
  }

  it('customers 8.9 customers 10.2 gives an account that logs in and belongs to nobody', async () => {
    const [mobile_phone, domain_name] = [newPhone(), uniqueName('self').slice(0, 20)];
    const body = applicant({ mobile_phone, domain_name, email: 'self@example.com', verification_code: await codeFor(mobile_phone) });
    const { domain_id } = (await post(SIGN_UP, body).expect(200)).body as { domain_id: string };
    const user = { name: domain_name, password: body.password, domain: { name: domain_name } };
    const auth = { identity: { methods: ['password'], password: { user } }, scope: { domain: { name: domain_name } } };
    await post(PATHS.tokens, { auth }).expect(201);
    const listed = await world.operator.api.get(`/v2/operations/customers?account_name=${domain_name}`).expect(200);
    expect(listed.body).toMatchObject({ count: 1, customers: [{ customer_id: domain_id }] });
    expect((listed.body as { customers: object[] }).customers[0]).not.toHaveProperty('partner_id');
  });

  it.each<[rule: string, status: number, code: string, field: string, change: object]>([
    ['customers 4.17 a code never sent', 400, 'CBC.99004008', '', {}],
    ['customers 4.7 a malformed phone', 400, 'CBC.5017', 'mobile_phone', { mobile_phone: '0086-13800000000' }],
    ['customers 4.18 no phone', 400, 'CBC.0100', 'mobile_phone', { mobile_phone: undefined }],
    ['customers 4.18 no code', 400, 'CBC.0100', 'verification_code', { verification_code: undefined }],
    ['customers 4.21 no password', 400, 'CBC.0100', 'password', { password: undefined }],
    ['customers 4.21 a weak password', 400, 'CBC.99000036', 'password', { password: 'abcdefgh' }],
    ['customers 4.4 a malformed name', 400, 'CBC.99000031', 'domain_name', { domain_name: '1self' }],
    ['customers 4.8 a malformed e-mail', 400, 'CBC.0100', 'email', { email: 'self' }],
  ])('refuses %s', async (_rule, status, code, field, change) => {
    await post(SIGN_UP, applicant(change)).expect(refused(status, code, field));
  });

  it('customers 4.15 wrong codes, and too many of them', async () => {
    const mobile_phone = newPhone();
    const verification_code = otherThan(await codeFor(mobile_phone));
    for (let i = 0; i < 4; i++) await post(SIGN_UP, applicant({ mobile_phone, verification_code })).expect(refused(400, 'CBC.99004010'));
    await post(SIGN_UP, applicant({ mobile_phone, verification_code })).expect(refused(400, 'CBC.99004009'));
  });

  it('customers 4.25 a taken name is told to who has a code, and to nobody else', async () => {
    const [mobile_phone, domain_name] = [newPhone(), uniqueName('self').slice(0, 20)];
    const withCode = async () => applicant({ mobile_phone, domain_name, verification_code: await codeFor(mobile_phone) });
    await post(SIGN_UP, await withCode()).expect(200);
    await post(SIGN_UP, await withCode()).expect(refused(400, 'CBC.99000038', 'domain_name'));
    await post(SIGN_UP, applicant({ domain_name })).expect(refused(400, 'CBC.99004008'));
  });

  it('customers 4.14 a sixteenth code in an hour is refused', async () => {
    const mobile_phone = newPhone();
    for (let i = 0; i < 15; i++) await post(`${SIGN_UP}/codes`, { mobile_phone }).expect(204);
    await post(`${SIGN_UP}/codes`, { mobile_phone }).expect(refused(400, 'CBC.99004015'));
    await post(`${SIGN_UP}/codes`, { mobile_phone: '12345' }).expect(refused(400, 'CBC.5017', 'mobile_phone'));
  });
});

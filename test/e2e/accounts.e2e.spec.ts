import type { Account } from './support/account';
import { refused } from './support/refused';
import { PASSWORD, World } from './support/world';

const PROOFS = '/v2/accounts/identity-proofs';
const CONTACT = '/v2/accounts/contact';
const ACCOUNT_PASSWORD = '/v2/accounts/password';
const QUICK = '/v2/accounts/quick-accounts';
const PROOF = 'x'.repeat(43);
const NOT_PROVEN = { error_code: 'CBC.99007004', fail_check_items: ['IDENTITY_NOT_PROVEN'] };

/** What accounts do to themselves over HTTP (customers 10.4, 10.5). */
describe('an account', () => {
  const world = new World();
  let customer: Account;

  beforeAll(async () => {
    customer = await world.customer();
  });

  it('customers 10.5 without a contact cannot prove its identity', async () => {
    const { body } = await customer.api.post(PROOFS, { channel: 'SMS' }).expect(400);
    expect(body).toMatchObject({ error_code: 'CBC.99007004', fail_check_items: ['NO_CONTACT'] });
    expect((await customer.api.get(CONTACT).expect(200)).body).toEqual({});
  });

  it('customers 10.5 changes nothing without a proof', async () => {
    const wish = { identity_proof: PROOF, email: 'new@example.com' };
    expect((await customer.api.post(`${CONTACT}/codes`, wish).expect(400)).body).toMatchObject(NOT_PROVEN);
    expect((await customer.api.put(CONTACT, { ...wish, verification_code: '123456' }).expect(400)).body).toMatchObject(NOT_PROVEN);
    const password = { password: 'Other-2027', identity_proof: PROOF };
    expect((await customer.api.put(ACCOUNT_PASSWORD, password).expect(400)).body).toMatchObject(NOT_PROVEN);
  });

  it.each([
    ['CBC.5017', 'mobile_phone', { mobile_phone: '123' }],
    ['CBC.0100', 'email', { email: 'nobody' }],
    ['CBC.0100', 'mobile_phone', {}],
  ])('customers 10.5 a new contact is refused with %s %s: %j', async (code, field, wish) => {
    const body = { identity_proof: PROOF, verification_code: '123456', ...wish };
    await customer.api.put(CONTACT, body).expect(refused(400, code, field));
  });

  it('customers 10.5 gets a new password by the old one', async () => {
    const one = await world.customer();
    await one.api.put(ACCOUNT_PASSWORD, { password: 'Other-2027' }).expect(refused(400, 'CBC.0100', 'identity_proof'));
    await one.api.put(ACCOUNT_PASSWORD, { password: 'short', old_password: PASSWORD }).expect(refused(400, 'CBC.99000036', 'password'));
    const { body } = await one.api.put(ACCOUNT_PASSWORD, { password: 'Other-2027', old_password: 'Wrong-2026' }).expect(400);
    expect(body).toMatchObject({ error_code: 'CBC.99007004', fail_check_items: ['WRONG_PASSWORD'] });
    await one.api.put(ACCOUNT_PASSWORD, { password: 'Other-2027', old_password: PASSWORD }).expect(204);
    const user = await world.user(one);
    expect((await user.api.put(ACCOUNT_PASSWORD, { password: 'Third-2027', old_password: 'Other-2027' }).expect(400)).body).toMatchObject({
      fail_check_items: ['WRONG_PASSWORD'],
    });
    await world.operator.api.put(ACCOUNT_PASSWORD, { password: 'Third-2027' }).expect(refused(403, 'CBC.0151'));
  });

  it('customers 10.4 a further account is a partner’s alone, and needs a proof', async () => {
    await customer.api.post(`${QUICK}/codes`, { channel: 'SMS' }).expect(refused(403, 'CBC.0151'));
    const partner = await world.partner();
    const body = {
      identity_proof: PROOF,
      account_name: 'quick-name',
      password: PASSWORD,
      mobile_phone: '13911112222',
      verification_code: '123456',
    };
    expect((await partner.api.post(QUICK, body).expect(400)).body).toMatchObject(NOT_PROVEN);
    await partner.api.post(QUICK, { ...body, account_name: 'op_name' }).expect(refused(400, 'CBC.99000031', 'account_name'));
    await world.setState(partner, { state: 'RESTRICTED' });
    await partner.api.post(`${QUICK}/codes`, { channel: 'SMS' }).expect(refused(400, 'CBC.50010085'));
  });
});

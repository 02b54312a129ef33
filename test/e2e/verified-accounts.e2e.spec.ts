import { until } from '@pc/testing';
import { ownCustomer } from './support/own-customers';
import { refused } from './support/refused';
import { type Account } from './support/account';
import { World } from './support/world';

const VERIFY = '/v2/operations/realname-auths';
const STATUS = '/v2/customers/real-name-auth-status';
const BODY = { verified_type: 1, verified_name: 'Example Cloud Co', verified_number: '91110199MAFAKE027T' };

describe('an account that the staff verifies', () => {
  const world = new World();
  const verify = (customer: Account, more: object = {}) => world.operator.api.post(VERIFY, { customer_id: customer.id, ...BODY, ...more });
  const statusOf = async (customer: Account) => (await customer.api.get(STATUS).expect(200)).body as object;

  it('certification RN-31 RN-26 the customer sees it at once, and the list of its partner shows it', async () => {
    const partner = await world.partner();
    const customer = await world.customer(partner);
    expect(await statusOf(customer)).toEqual({ verified_status: -1, verified_type: null });
    await verify(customer).expect(204);
    expect(await statusOf(customer)).toEqual({ verified_status: 2, verified_type: 1 });
    await until(async () => (await ownCustomer(partner.api, customer.id)).verified_status === '2', {
      timeoutMs: 20_000,
      what: 'the list to show the status',
    });
    expect(await ownCustomer(partner.api, customer.id)).toMatchObject({ customer_type: 1, customer: BODY.verified_name });
    await verify(customer).expect(refused(400, 'CBC.99007188', 'customer_id'));
  });

  it('certification RN-31 RN-16 wrong fields are named', async () => {
    const customer = await world.customer();
    await verify(customer, { verified_number: '91110199MAFAKE0277' }).expect(refused(400, 'CBC.0100', 'verified_number'));
    await verify(customer, { verified_type: 2 }).expect(refused(400, 'CBC.0100', 'verified_type'));
    await verify(customer, { verified_name: '' }).expect(refused(400, 'CBC.0100', 'verified_name'));
    await verify(customer, { customer_id: 'nobody' }).expect(refused(400, 'CBC.0101', 'customer_id'));
    expect(await statusOf(customer)).toEqual({ verified_status: -1, verified_type: null });
  });

  it('certification 4.1 the status is for the main account of the customer itself', async () => {
    const partner = await world.partner();
    const customer = await world.customer(partner);
    await (await world.user(customer)).api.get(STATUS).expect(refused(403, 'CBC.0151'));
    await partner.api.get(STATUS).expect(refused(403, 'CBC.0151'));
    await world.operator.api.get(STATUS).expect(refused(403, 'CBC.0151'));
    await partner.api.post(VERIFY, { customer_id: customer.id, ...BODY }).expect(refused(403, 'CBC.0151'));
  });
});

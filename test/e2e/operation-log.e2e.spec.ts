import { uniqueName } from '@pc/testing';
import { placeOrder } from './support/orders';
import { withQuery } from './support/paths';
import { newPhone } from './support/phones';
import { refused } from './support/refused';
import { inDays } from './support/times';
import { World } from './support/world';

const LOG = '/v2/operations/operation-log';

type Service = 'customer' | 'incentive' | 'billing' | 'certification';
interface Logged {
  readonly operation: string;
  readonly object_type: string;
  readonly actor: { readonly account_id: string; readonly channel?: string };
  readonly before?: Record<string, unknown>;
  readonly after?: Record<string, unknown>;
}

/** What the vendor's staff did, as they can look it up (api 7.20). */
describe('the operation log', () => {
  const world = new World();
  const { api } = world.operator;

  /** The operations on an object, the oldest first, by the names of the requests that carried them out. */
  async function logged(service: Service, object_id: string): Promise<Logged[]> {
    const { body } = await api.get(withQuery(LOG, { service, object_id, limit: 100 })).expect(200);
    const { operations } = body as { operations: Logged[] };
    for (const { actor } of operations) expect(actor).toMatchObject({ account_id: world.operator.id, channel: 'API' });
    return operations.toReversed();
  }
  const names = (entries: readonly Logged[]) => entries.map(({ operation }) => /\.([a-z-]+)\./.exec(operation)![1]);

  it('api 7.20 what was done to a partner, its keys and its users stands there, with before and after', async () => {
    const partner = await world.partner();
    await world.setState(partner, { state: 'RESTRICTED' });
    const entries = await logged('customer', partner.id);
    expect(names(entries)).toEqual(['create-partner', 'set-partner-state']);
    expect(entries[1]).toMatchObject({ object_type: 'ACCOUNT', before: { state: 'NORMAL' }, after: { state: 'RESTRICTED' } });
    await api.delete(`/v2/operations/accounts/${partner.id}/access-keys/${partner.key.accessKey}`).expect(204);
    expect(names(await logged('customer', partner.key.accessKey))).toEqual(['create-access-key', 'delete-access-key']);
    const user = { user_name: uniqueName('clerk'), password: 'Operator-2026!' };
    const { user_id } = (await api.post(`/v2/operations/accounts/${partner.id}/users`, user).expect(200)).body as { user_id: string };
    const made = await logged('customer', user_id);
    expect(names(made)).toEqual(['create-user']);
    expect(JSON.stringify(made)).not.toContain(user.password);
  });

  it('api 7.20 so does what was done to resellers, customers and reports', async () => {
    const distributor = await world.distributor();
    const reseller = await world.reseller(distributor);
    await api.put(`/v2/operations/resellers/${reseller}/state`, { state: 'LEFT' }).expect(204);
    expect(names(await logged('customer', reseller))).toEqual(['create-partner', 'set-reseller-state']);
    const { id } = await world.customer(distributor);
    await api.put(`/v2/operations/accounts/${id}/facts`, { support_plan_live: true }).expect(204);
    const tag = { new_customer_tag: 'Y', effective_time: '2026-01', expire_time: '2099-01' };
    await api.put(`/v2/operations/customers/${id}/new-customer-tag`, tag).expect(204);
    await api.put(`/v2/operations/customers/${id}/association`, {}).expect(204);
    expect(names(await logged('customer', id))).toEqual([
      'create-customer',
      'set-account-facts',
      'set-new-customer-tag',
      'set-association',
    ]);
    const report = { customer_full_name: 'Prospect', mobile_phone: newPhone() };
    const { report_id } = (await api.post('/v2/operations/customer-reports', report).expect(200)).body as { report_id: string };
    const entries = await logged('customer', report_id);
    expect(names(entries)).toEqual(['create-vendor-report']);
    expect(JSON.stringify(entries)).not.toContain(report.mobile_phone);
  });

  it('api 7.20 so does what was done to quotas, coupons and orders, each in the log of its service', async () => {
    const partner = await world.partner();
    const customer = await world.customer(partner);
    const quotaId = await world.grant(partner);
    const [coupon] = await partner.give(quotaId, [customer], 100);
    for (const action of ['freeze', 'unfreeze', 'adjust-begin'] as const) await world.change(quotaId, action).expect(204);
    await world.change(quotaId, 'adjust-end', { delta: 100 }).expect(204);
    await world.change(quotaId, 'extend', { expire_time: inDays(900) }).expect(204);
    await world.change(quotaId, 'void').expect(204);
    const changes = await logged('incentive', quotaId);
    expect(names(changes)).toEqual(['grant-quota', ...Array<string>(6).fill('change-quota')]);
    expect(changes[4]).toMatchObject({ object_type: 'QUOTA', before: { value: '1000.00' }, after: { value: '1100.00' } });
    for (const action of ['freeze', 'unfreeze']) await api.post(`/v2/operations/coupons/${coupon}/${action}`).expect(204);
    expect((await logged('incentive', coupon!)).map(({ before, after }) => [before, after])).toEqual([
      [{ frozen: false }, { frozen: true }],
      [{ frozen: true }, { frozen: false }],
    ]);
    const { order_id } = (await placeOrder(world, customer).expect(200)).body as { order_id: string };
    expect(await logged('billing', order_id)).toMatchObject([{ object_type: 'ORDER', after: { customer_id: customer.id } }]);
    for (const id of [quotaId, coupon!, order_id]) expect(await logged('customer', id)).toEqual([]);
  });

  it('api 7.20 so does whose real name was verified, without the number', async () => {
    const { id } = await world.customer();
    const proofs = { customer_id: id, verified_type: 1, verified_name: 'Example Cloud Co', verified_number: '91110199MAFAKE027T' };
    await api.post('/v2/operations/realname-auths', proofs).expect(204);
    const entries = await logged('certification', id);
    expect([names(entries), entries[0]!.object_type]).toEqual([['verify-account'], 'REALNAME_AUTH']);
    expect(JSON.stringify(entries)).not.toContain(proofs.verified_number);
  });

  it('api 7.20 nobody but the staff reads it', async () => {
    const partner = await world.partner();
    for (const account of [partner, await world.customer(partner)])
      for (const service of ['customer', 'incentive', 'billing', 'certification'])
        await account.api.get(withQuery(LOG, { service })).expect(refused(403, 'CBC.0151'));
    await api.get(withQuery(LOG, { service: 'gateway' })).expect(refused(400, 'CBC.0100', 'service'));
  });
});

import type { StoreConnection } from '@pc/store';
import { until } from '@pc/testing';
import { Registrant } from './support/registrant';
import { refused } from './support/refused';
import { serviceStore } from './support/service-store';
import { whileListIsShut } from './support/shut-list';
import { World } from './support/world';

const OWN = '/v2/partners/pending-associations';
const ALL = '/v2/operations/pending-associations';

interface Listed {
  readonly total_count: number;
  readonly associations: ReadonlyArray<{ readonly customer_id: string; readonly status: string; readonly xaccount_id: string }>;
}

/** Customers that were registered and do not belong to the partner: not yet, or not at all (customers 4.34). */
describe('the list of pending associations', () => {
  const world = new World();
  let store: StoreConnection;
  beforeAll(async () => {
    store = await serviceStore('customer');
  });
  afterAll(() => store?.close());

  const listed = async (registrant: Registrant, query = '', headers = {}) =>
    (await registrant.partner.api.get(`${OWN}?limit=100${query}`, headers).expect(200)).body as Listed;

  /** The vendor restricts the partner between the two steps of a registration. */
  async function refusedCustomer(registrant: Registrant) {
    await whileListIsShut(store, registrant, async () => {
      await registrant.registered();
      await world.setState(registrant.partner, { state: 'RESTRICTED' });
    });
    return until(async () => (await listed(registrant, '&status=REFUSED')).associations[0], {
      timeoutMs: 60_000,
      what: 'the association to be refused',
    });
  }

  it('customers 4.34 tells a partner, and the staff, which customer was refused, why and when', async () => {
    const registrant = await Registrant.in(world);
    const one = await refusedCustomer(registrant);
    const { associations } = await listed(registrant, `&customer_id=${one.customer_id}`, { 'x-language': 'en_US' });
    expect(associations).toEqual([
      {
        ...one,
        partner_id: registrant.partner.id,
        account_name: expect.stringMatching(/^[a-f][0-9a-f]{31}$/) as string,
        association_type: '2',
        status: 'REFUSED',
        created_at: expect.stringMatching(/Z$/) as string,
        refused_at: expect.stringMatching(/Z$/) as string,
        error_code: 'CBC.50010085',
        error_msg: expect.stringMatching(/^[\x20-\x7e]+$/) as string,
      },
    ]);
    const { body } = await world.operator.api.get(`${ALL}?partner_id=${registrant.partner.id}&status=REFUSED&limit=100`).expect(200);
    expect((body as Listed).associations.map(({ customer_id }) => customer_id)).toContain(one.customer_id);
    const other = await Registrant.in(world);
    expect(await listed(other, `&customer_id=${one.customer_id}`)).toEqual({ total_count: 0, associations: [] });
  });

  it('customers 4.34 says nothing of a customer that is associated', async () => {
    const registrant = await Registrant.in(world);
    await registrant.registered({ include_association_result: true });
    expect(await listed(registrant)).toEqual({ total_count: 0, associations: [] });
  });

  it('api 7.16, 7.20 each side has its own list, a user needs the item of registration, and filters are checked', async () => {
    const registrant = await Registrant.in(world);
    const [clerk, stranger] = [await registrant.clerk('BPC_ITEM_SUBCUSTSERV_010118'), await registrant.clerk()];
    await clerk.partner.api.get(OWN).expect(200);
    await stranger.partner.api.get(OWN).expect(refused(403, 'CBC.0151'));
    await registrant.partner.api.get(ALL).expect(refused(403, 'CBC.0151'));
    await (await world.customer(registrant.partner)).api.get(OWN).expect(refused(403, 'CBC.0151'));
    await world.operator.api.get(OWN).expect(refused(403, 'CBC.0151'));
    for (const [query, field] of [
      ['status=DONE', 'status'],
      ['limit=101', 'limit'],
      ['offset=-1', 'offset'],
    ])
      await registrant.partner.api.get(`${OWN}?${query}`).expect(refused(400, 'CBC.0100', field));
  });
});

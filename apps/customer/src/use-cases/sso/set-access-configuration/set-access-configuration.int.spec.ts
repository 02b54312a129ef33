import { isRefusal } from '@pc/kernel';
import { type Caller, type PayloadOf, type customer as contracts } from '@pc/contracts';
import { uniqueName } from '@pc/testing';
import { bodyOf, CustomerHarness, OPERATOR, refusalOf } from '../../../../../../test/support/customer-harness';
import { IdentityProvider } from '../../../../../../test/support/identity-provider';
import { AccessConfigurationController } from '../../../api/access-configuration.controller';
import { SsoController } from '../../../api/sso.controller';

type Wish = PayloadOf<typeof contracts.setAccessConfiguration>;
const NOTICES = 'https://shop.example.com/binding';

/** customers 9.8: the service on the real store. */
describe('access configuration', () => {
  let service: CustomerHarness;
  let idp: IdentityProvider;
  beforeAll(async () => {
    service = await CustomerHarness.start();
    const { xml } = bodyOf(await service.part(SsoController).metadata(service.ask({})));
    idp = new IdentityProvider(xml, () => service.clock.now());
  });
  afterAll(() => service?.close());

  const mainAccount = (partnerId: string): Caller => ({ ...OPERATOR, account_id: partnerId, account_name: 'p', kind: 'PARTNER' });
  const configuration = () => service.part(AccessConfigurationController);
  const set = (partnerId: string, more: Wish = {}, caller = mainAccount(partnerId)) =>
    configuration().set(
      service.ask({ idp_metadata: idp.metadata, notification_url: NOTICES, service_hosts: ['shop.example.com'], ...more }, caller),
    );
  const partner = async () => {
    const id = await service.createPartner(uniqueName('sso'));
    bodyOf(await set(id));
    return id;
  };
  const typesOf = async (id: string) => (await service.eventsOf(id)).map(({ type }) => type.split('.')[2]);

  it('customers 9.8 the first success issues an identifier that never changes, and writes an event', async () => {
    const id = await service.createPartner(uniqueName('config'));
    const before = bodyOf(await configuration().get(service.ask({}, mainAccount(id))));
    expect(Object.keys(before)).toEqual(['partner_id', 'sp_metadata_url', 'login_url']);
    const first = bodyOf(await set(id, { sealed_contact: service.sealer.seal('Ada, 13800000000', 'contact'), attachment_upload: true }));
    expect(first).toMatchObject({ partner_id: id, idp_entity_id: idp.entityId, notification_url: NOTICES, attachment_upload: true });
    expect(first.xaccount_type).toMatch(/^XA[0-9A-F]{18}$/);
    bodyOf(await configuration().set(service.ask({ attachment_upload: false }, mainAccount(id))));
    const after = bodyOf(await configuration().get(service.ask({}, mainAccount(id))));
    expect(after).toMatchObject({ xaccount_type: first.xaccount_type, attachment_upload: false, idp_metadata: idp.metadata });
    expect(service.sealer.open(after.sealed_contact!, 'contact')).toBe('Ada, 13800000000');
    expect(await service.everything()).not.toContain('Ada, 13800000000');
    const told = (await service.eventsOf(id)).filter(({ type }) => type.includes('access-configuration-changed'));
    expect(told.map(({ data }) => data)).toEqual(
      [true, false].map((attachment_upload) => ({ partner_id: id, xaccount_type: first.xaccount_type, attachment_upload })),
    );
  });

  it('customers 9.8 what the operator has named stays the identifier, and the same setting again tells nothing', async () => {
    const id = await service.createPartner(uniqueName('named'), { xaccount_type: 'named_IDP' });
    expect(bodyOf(await set(id)).xaccount_type).toBe('named_IDP');
    bodyOf(await set(id));
    expect((await typesOf(id)).filter((type) => type === 'access-configuration-changed')).toHaveLength(1);
  });

  it('customers 9.8 is for the main account of a partner alone', async () => {
    const id = await partner();
    const clerk = { ...mainAccount(id), user_id: 'u', user_name: 'clerk', permissions: ['PCB_ITEM_ADMINISTRATOR'] };
    for (const caller of [clerk, OPERATOR, { ...mainAccount(id), kind: 'CUSTOMER' as const }]) {
      expect(refusalOf(await set(id, {}, caller)).code).toBe('CBC.0151');
      expect(refusalOf(await configuration().get(service.ask({}, caller))).code).toBe('CBC.0151');
    }
  });

  it.each<[string, Wish, string]>([
    ['metadata that are none', { idp_metadata: '<a/>' }, 'idp_metadata'],
    ['no metadata at first', { idp_metadata: undefined }, 'idp_metadata'],
    ['no address for notices at first', { notification_url: undefined }, 'notification_url'],
    ['an address that is not https', { notification_url: 'http://shop.example.com/binding' }, 'notification_url'],
    ['an address with a user name', { notification_url: 'https://a@shop.example.com/' }, 'notification_url'],
    ['a host that is none', { service_hosts: ['shop.example.com', 'https://x'] }, 'service_hosts[1]'],
    ['a bucket that is none', { bucket: 'Not A Bucket' }, 'bucket'],
  ])('customers 9.8 %s is refused and nothing stored', async (_what, wrong, field) => {
    const id = await service.createPartner(uniqueName('wrong'));
    expect(refusalOf(await set(id, wrong))).toMatchObject({ code: 'CBC.0100', field });
    expect(bodyOf(await configuration().get(service.ask({}, mainAccount(id))))).not.toHaveProperty('xaccount_type');
  });

  it('customers 9.8 certification is asked only about a bucket; refused or silent, nothing changes', async () => {
    const id = await partner();
    service.buckets.asked.length = 0;
    bodyOf(await set(id, { attachment_upload: true }));
    expect(service.buckets.asked).toEqual([]);
    service.buckets.taken.add('theirs');
    expect(refusalOf(await set(id, { bucket: 'theirs' })).code).toBe('CBC.99005030');
    service.buckets.silent = true;
    expect(refusalOf(await set(id, { bucket: 'ours-1' })).code).toBe('PCB.0504');
    service.buckets.silent = false;
    expect(bodyOf(await configuration().get(service.ask({}, mainAccount(id))))).not.toHaveProperty('bucket');
    expect(bodyOf(await set(id, { bucket: 'ours-1' })).bucket).toBe('ours-1');
    expect(service.buckets.asked).toEqual(['theirs', 'ours-1', 'ours-1']);
    expect(refusalOf(await set(id, { bucket: 'ours-2' }))).toMatchObject({ code: 'CBC.99007004', items: ['SWITCH_OFF_FIRST'] });
    bodyOf(await set(id, { attachment_upload: false }));
    expect(bodyOf(await set(id, { bucket: 'ours-2' })).bucket).toBe('ours-2');
    expect(bodyOf(await set(id, { bucket: '' }))).not.toHaveProperty('bucket');
  });

  it('customers 9.8 of two partners that take one bucket at the same moment one gets it', async () => {
    const ids = [await partner(), await partner()];
    const replies = await Promise.all(ids.map((id) => set(id, { bucket: 'contended' })));
    expect(replies.map((reply) => (isRefusal(reply) ? reply.code : 'OK')).sort()).toEqual(['CBC.99005030', 'OK']);
  });
});

import { isRefusal } from '@pc/kernel';
import { CertificationHarness } from '../../../../../test/support/certification-harness';
import { refusalOf } from '../../../../../test/support/replies';
import { OPERATOR } from '../../../../../test/support/service-harness';

const CODE = '91110199MAFAKE027T';
const PERSON = '11010119010203009X';

describe('an account that the staff verifies', () => {
  let service: CertificationHarness;
  beforeAll(async () => void (service = await CertificationHarness.start()));
  afterAll(() => service?.close());

  it('certification RN-31 RN-26 is verified as an enterprise; everybody is told, without the number', async () => {
    const id = service.addCustomer();
    expect(await service.statusOf(id)).toEqual({ verified_status: '-1', verified_type: -1, version: 0 });
    expect(await service.verify(id, CODE.toLowerCase())).toEqual({ type: 'answer', body: {} });
    expect(await service.statusOf(id)).toEqual({ verified_status: '2', verified_type: 1, version: 1 });
    expect(await service.told(id)).toEqual([
      {
        name: 'realname-changed',
        version: 1,
        data: { customer_id: id, verified_status: '2', verified_type: 1, verified_name: 'Example Cloud Co' },
      },
    ]);
    const log = await service.store.collection('audit_entries').findOne({ 'object.id': id });
    expect(log).toMatchObject({ before: { verified_status: -1 }, after: { verified_status: 2, verified_name: 'Example Cloud Co' } });
  });

  it('certification RN-17 the number is encrypted in the store, and in no message', async () => {
    const id = service.addCustomer();
    await service.verify(id, PERSON, { type: 0, name: 'Li Lei' });
    expect(await service.statusOf(id)).toMatchObject({ verified_status: '2', verified_type: 0 });
    const stored = await service.everything();
    expect(stored).toContain('Li Lei');
    for (const number of [CODE, PERSON]) expect(stored).not.toContain(number);
  });

  it('certification RN-31 RN-3 once it is, nobody verifies it again', async () => {
    const id = service.addCustomer();
    await service.verify(id, CODE);
    expect(refusalOf(await service.verify(id, CODE))).toMatchObject({ code: 'CBC.99007188', field: 'customer_id' });
    expect(await service.told(id)).toHaveLength(1);
  });

  it('certification RN-31 of two that do so at the same moment one does it', async () => {
    const id = service.addCustomer();
    const replies = await Promise.all([service.verify(id, CODE), service.verify(id, CODE)]);
    expect(replies.map((reply) => (isRefusal(reply) ? reply.code : 'OK')).toSorted()).toEqual(['CBC.99007188', 'OK']);
    expect(await service.told(id)).toHaveLength(1);
  });

  it.each([
    [1, '91110199MAFAKE0277', 'credit_code'],
    [0, '110101190102030091', 'identity_number'],
  ] as const)('certification RN-31 RN-16 type %i with the wrong check digit of %s is refused', async (type, number, reason) => {
    const id = service.addCustomer();
    expect(refusalOf(await service.verify(id, number, { type }))).toMatchObject({ code: 'CBC.0100', field: 'verified_number', reason });
    expect(await service.statusOf(id)).toMatchObject({ verified_status: '-1' });
  });

  it('certification RN-31 an account that nobody knows is refused, and nothing done while nobody can say', async () => {
    expect(refusalOf(await service.verify('nobody', CODE))).toMatchObject({ code: 'CBC.0101', field: 'customer_id', reason: 'unknown' });
    const id = service.addCustomer();
    service.directory.silent = true;
    expect(refusalOf(await service.verify(id, CODE)).code).toBe('PCB.0504');
    service.directory.silent = false;
    expect(await service.statusOf(id)).toMatchObject({ verified_status: '-1' });
  });

  it('certification RN-31 is for the staff alone', async () => {
    const id = service.addCustomer();
    for (const kind of ['PARTNER', 'CUSTOMER', 'RESELLER'] as const)
      expect(refusalOf(await service.verify(id, CODE, { caller: { ...OPERATOR, kind } })).code).toBe('CBC.0151');
  });
});

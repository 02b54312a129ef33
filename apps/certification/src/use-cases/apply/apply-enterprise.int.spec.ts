import { CertificationHarness } from '../../../../../test/support/certification-harness';
import { bodyOf, refusalOf } from '../../../../../test/support/replies';
import { OPERATOR } from '../../../../../test/support/service-harness';

const REVIEW = { type: 'answer', body: { is_review: 1 } };
const PASSED = { type: 'answer', body: { is_review: 0 } };
const PERSON = '11010119010203009X';

describe('an organisation that proves who it is', () => {
  let service: CertificationHarness;
  let partner: Awaited<ReturnType<CertificationHarness['addPartner']>>;
  beforeAll(async () => {
    service = await CertificationHarness.start();
    partner = await service.addPartner();
    partner.bucket.fill();
  });
  afterAll(() => service?.close());

  const withPerson = (number = PERSON) => ({
    verified_file_url: ['licence.pdf', 'portrait.jpg', 'emblem.jpg'],
    person: { name: 'Li Lei', sealed_number: service.sealer.seal(number, 'identity') },
  });
  const refused = async (payload: ReturnType<CertificationHarness['enterprise']>) =>
    refusalOf(await service.applyEnterprise(partner, payload));
  /** Verified as an individual. */
  const individual = async (facts = {}) => {
    const id = service.addCustomer(partner, facts);
    bodyOf(await service.verify(id, PERSON, { type: 0, name: 'Li Lei' }));
    return id;
  };

  it('certification 5.2 4.7 row 6: with its legal person, three files, it goes to review; one file with a person does not', async () => {
    const id = service.addCustomer(partner);
    expect(await refused(service.enterprise(id, { ...withPerson(), verified_file_url: ['licence.pdf'] }))).toMatchObject({
      code: 'CBC.0100',
      field: 'verified_file_url',
    });
    expect(await service.applyEnterprise(partner, service.enterprise(id, withPerson()))).toEqual(REVIEW);
    expect(await service.statusOf(id)).toMatchObject({ verified_status: '0', verified_type: 1 });
    const other = service.addCustomer(partner);
    expect(await service.applyEnterprise(partner, service.enterprise(other))).toEqual(REVIEW);
    const stored = await service.everything();
    for (const number of [PERSON, '91110199MAFAKE027T']) expect(stored).not.toContain(number);
  });

  it('certification RN-25 4.7 row 5: one that the register knows exactly is verified at once', async () => {
    await service.fixture('91110199MAFAKE0190', 'match');
    const id = service.addCustomer(partner);
    expect(await service.applyEnterprise(partner, service.enterprise(id, { number: '91110199mafake0190' }))).toEqual(PASSED);
    expect(await service.told(id)).toMatchObject([{ data: { verified_status: '2', verified_type: 1, verified_name: 'Example Cloud Co' } }]);
  });

  it('certification RN-6 a name of nothing but digits, special characters and blanks is refused', async () => {
    for (const corp_name of ['12345', '12-34 5', '！？', '   '])
      expect(await refused(service.enterprise(service.addCustomer(partner), { corp_name }))).toMatchObject({
        code: 'CBC.0100',
        field: 'corp_name',
      });
  });

  it.each([
    [{ number: '91110199MAFAKE0277' }, 'verified_number'],
    [{ certificate_type: 4, number: 'MAFAKE02-8' }, 'verified_number'],
  ])('certification RN-16 %j is refused by its check digit', async (more, field) => {
    expect(await refused(service.enterprise(service.addCustomer(partner), more))).toMatchObject({ code: 'CBC.0100', field });
  });

  it('certification RN-16 the legal person is checked, other certificates and countries are not', async () => {
    expect(await refused(service.enterprise(service.addCustomer(partner), withPerson('110101190102030091')))).toMatchObject({
      code: 'CBC.0100',
      field: 'enterprise_person.legel_id_number',
    });
    for (const more of [{ certificate_type: 99 }, { certificate_type: 3 }, { reg_country: 'HK' }])
      expect(
        await service.applyEnterprise(partner, service.enterprise(service.addCustomer(partner), { ...more, number: 'ANY-1' })),
      ).toEqual(REVIEW);
  });

  it('certification RN-10 RN-13 nobody counts the accounts of an enterprise; its preconditions are told with every item', async () => {
    const facts = { specialOrganisation: true, registrationRevoked: true };
    expect(await refused(service.enterprise(service.addCustomer(partner, facts)))).toMatchObject({
      code: 'CBC.99007004',
      items: ['MILITARY_ENTERPRISE', 'ENTERPRISE_LOGOUT_REVOKE'],
    });
    for (let time = 1; time <= 3; time++) bodyOf(await service.verify(service.addCustomer(partner), '91110199MAFAKE027T'));
    expect(await service.applyEnterprise(partner, service.enterprise(service.addCustomer(partner)))).toEqual(REVIEW);
  });

  it('certification 5.3 4.7 rows 9, 10 RN-15 RN-26: a change is reviewed while the person stays verified, then the type changes', async () => {
    const id = await individual();
    await service.fixture('91110199MAFAKE0190', 'match');
    const change = service.enterprise(id, { change: true, number: '91110199MAFAKE0190' });
    expect(await service.applyEnterprise(partner, change)).toEqual(REVIEW);
    expect(await service.statusOf(id)).toMatchObject({ verified_status: '2', verified_type: 0 });
    expect(await service.resultOf(partner, id)).toEqual({ review_result: 0 });
    expect(await service.told(id)).toHaveLength(1);
    expect((await refused({ ...change, corp_name: 'Another Co' })).code).toBe('CBC.99007188');
    bodyOf(await service.review(await service.waiting(id), { passed: true }));
    expect(await service.statusOf(id)).toEqual({ verified_status: '2', verified_type: 1, version: 2 });
    expect((await refused({ ...change, corp_name: 'Another Co' })).code).toBe('CBC.99007188');
  });

  it('certification 4.7 row 11: a change that fails leaves the person verified, and tells nobody', async () => {
    const id = await individual();
    bodyOf(await service.applyEnterprise(partner, service.enterprise(id, { change: true })));
    bodyOf(await service.review(await service.waiting(id), { passed: false, opinion: 'not legible' }));
    expect(await service.statusOf(id)).toEqual({ verified_status: '2', verified_type: 0, version: 1 });
    expect(await service.resultOf(partner, id)).toEqual({ review_result: 1, opinion: 'not legible' });
  });

  it('certification RN-13 4.7 row 15: a change is refused with every item of the customer and of billing', async () => {
    const facts = { creditAccount: true, enterpriseKind: 'MASTER' };
    const id = service.addCustomer(partner, facts);
    service.debts.people.set(id, { debtFen: 100, creditDebtFen: 100 });
    expect(await refused(service.enterprise(id, { change: true }))).toMatchObject({
      code: 'CBC.99007004',
      items: ['NOT_INDIVIDUAL_VERIFIED', 'IS_DEBT', 'IS_CREDIT_ACCOUNT', 'IS_ORG_ACCOUNT'],
    });
    service.debts.silent = true;
    expect((await refused(service.enterprise(await individual(), { change: true }))).code).toBe('PCB.0504');
    service.debts.silent = false;
  });

  it('certification RN-13 facts follow the events of the customer service', async () => {
    const id = service.addCustomer(partner);
    await service.resultOf(partner, id);
    await service.factsChanged(id, 3, { special_organisation: true });
    expect((await refused(service.enterprise(id))).items).toEqual(['MILITARY_ENTERPRISE']);
  });

  it('certification 4.7 the audit finds nothing; an application that nobody waits for is found', async () => {
    expect((await service.audit()).breaches).toEqual([]);
    const id = service.addCustomer(partner);
    bodyOf(await service.applyEnterprise(partner, service.enterprise(id)));
    await service.store.collection('realname_auths').updateOne({ _id: id as never }, { $unset: { underReview: '' } });
    expect((await service.audit()).breaches).toMatchObject([{ subject: id }, { subject: id }]);
  });

  it('certification RN-25 the table is kept by the staff alone', async () => {
    const payload = { sealed_number: service.sealer.seal('1', 'identity'), outcome: 'pass' } as const;
    expect(refusalOf(await service.applications.fixture(service.ask(payload, { ...OPERATOR, kind: 'PARTNER' }))).code).toBe('CBC.0151');
  });
});

import { isRefusal } from '@pc/kernel';
import type { Caller } from '@pc/contracts';
import { CertificationHarness, START } from '../../../../../test/support/certification-harness';
import { bodyOf, refusalOf } from '../../../../../test/support/replies';
import { OPERATOR } from '../../../../../test/support/service-harness';

const MINUTE_MS = 60_000;
const REVIEW = { type: 'answer', body: { is_review: 1 } };
const PASSED = { type: 'answer', body: { is_review: 0 } };

describe('a person that proves who it is', () => {
  let service: CertificationHarness;
  let partner: Awaited<ReturnType<CertificationHarness['addPartner']>>;
  beforeAll(async () => {
    service = await CertificationHarness.start();
    partner = await service.addPartner();
    partner.bucket.fill();
  });
  afterAll(() => service?.close());
  beforeEach(() => service.clock.set(START));

  const refused = async (payload: ReturnType<CertificationHarness['individual']>, by: Caller = partner) =>
    refusalOf(await service.apply(by, payload));
  const statuses = async (id: string) => (await service.told(id)).map(({ data }) => [data['verified_status'], data['verified_type']]);

  it('certification 5.1 4.7 rows 1, 8: a passport goes to review and fails with an opinion; a new application is allowed', async () => {
    const id = service.addCustomer(partner);
    expect(await service.resultOf(partner, id)).toBeUndefined();
    expect(await service.apply(partner, service.individual(id))).toEqual(REVIEW);
    expect(await service.statusOf(id)).toEqual({ verified_status: '0', verified_type: 0, version: 1 });
    expect(await service.resultOf(partner, id)).toEqual({ review_result: 0 });
    bodyOf(await service.review(await service.waiting(id), { passed: false, opinion: 'holding picture blurred' }));
    expect(await service.statusOf(id)).toMatchObject({ verified_status: '1', verified_type: 0 });
    expect(await service.resultOf(partner, id)).toEqual({ review_result: 1, opinion: 'holding picture blurred' });
    expect(await service.apply(partner, service.individual(id, { name: 'Jane A. Roe' }))).toEqual(REVIEW);
    bodyOf(await service.review(await service.waiting(id), { passed: true }));
    expect(await service.resultOf(partner, id)).toEqual({ review_result: 2 });
    expect(await service.told(id)).toMatchObject([
      { version: 1, data: { verified_status: '0', verified_type: 0 } },
      { version: 2, data: { verified_status: '1', verified_type: 0 } },
      { version: 3, data: { verified_status: '0', verified_type: 0 } },
      { version: 4, data: { verified_status: '2', verified_type: 0, verified_name: 'Jane A. Roe' } },
    ]);
  });

  it.each<[string, readonly string[], string, string]>([
    ['two files', ['c77/p1.jpg', 'c77/p2.jpg'], 'CBC.0100', 'verified_file_url'],
    ['a wrong extension', ['c77/p1.jpg', 'c77/p2.jpg', 'c77/p3.tiff'], 'CBC.99000100', 'verified_file_url[2]'],
    ['a name from the top of the bucket', ['download/c77/p1.jpg', 'c77/p2.jpg', 'c77/p3.png'], 'CBC.0100', 'verified_file_url[0]'],
    ['another letter case', ['c77/p1.jpg', 'c77/P2.jpg', 'c77/p3.png'], 'CBC.0100', 'verified_file_url[1]'],
    ['a way out of the folder', ['c77/p1.jpg', '../p2.jpg', 'c77/p3.png'], 'CBC.0100', 'verified_file_url[1]'],
  ])('certification 5.1 RN-4 RN-5 RN-22 %s is refused', async (_what, verified_file_url, code, field) => {
    expect(await refused(service.individual(service.addCustomer(partner), { verified_file_url: [...verified_file_url] }))).toMatchObject({
      code,
      field,
    });
  });

  it('certification RN-23 RN-5 10 MB pass, one byte more does not, and formats are judged before sizes', async () => {
    const { bucket } = partner;
    bucket.put('size/whole.jpg', { size: 10_485_760 }).put('size/large.jpg', { size: 10_485_761 });
    bucket.put('size/text.jpg', { content: Buffer.from('hello, world') }).put('size/empty.jpg', { content: Buffer.alloc(0) });
    const files = (...verified_file_url: string[]) => service.individual(service.addCustomer(partner), { verified_file_url });
    expect(await service.apply(partner, files('size/whole.jpg', 'c77/p2.jpg', 'c77/p3.png'))).toEqual(REVIEW);
    expect(await refused(files('size/large.jpg', 'c77/p2.jpg', 'c77/p3.png'))).toMatchObject({
      code: 'CBC.99000099',
      field: 'verified_file_url[0]',
    });
    expect(await refused(files('size/large.jpg', 'size/text.jpg', 'c77/p3.png'))).toMatchObject({
      code: 'CBC.99000100',
      field: 'verified_file_url[1]',
    });
    expect(await refused(files('c77/p1.jpg', 'c77/p2.jpg', 'size/empty.jpg'))).toMatchObject({ code: 'CBC.99000100' });
  });

  it('certification RN-17 numbers, card and mobile are encrypted in the store, and masked for the staff', async () => {
    const [scanned, carded] = [service.addCustomer(partner), service.addCustomer(partner)];
    service.codes.sent.set(carded, '123456');
    await service.apply(partner, service.individual(scanned, { number: 'X7654321' }));
    await service.fixture('6200000000002222', 'grey');
    await service.apply(partner, service.byCard(carded, { account: '6200000000002222' }));
    const stored = await service.everything();
    for (const secret of ['X7654321', '11010119010203009X', '6200000000002222', '13800138000', '123456'])
      expect(stored).not.toContain(secret);
    const list = async (customer_id: string) =>
      bodyOf(await service.applications.list(service.ask({ customer_id, offset: 0, limit: 10 }))).applications[0];
    expect(await list(scanned)).toMatchObject({ verified_number: 'X76*4321', files: ['c77/p1.jpg', 'c77/p2.jpg', 'c77/p3.png'] });
    expect(await list(carded)).toMatchObject({
      verified_number: '110***********009X',
      bank_card: { bank_account: '620*********2222', mobile: '138****8000' },
    });
  });

  it('certification RN-1 4.2 the switch must be on, and the bucket readable', async () => {
    const off = await service.addPartner({ attachment_upload: false });
    const none = await service.addPartner({ bucket: null });
    const gone = await service.addPartner();
    gone.bucket.remove();
    const closed = await service.addPartner();
    closed.bucket.fill().encrypt();
    const stranger = { ...OPERATOR, kind: 'PARTNER' as const, account_id: 'without-a-platform' };
    for (const by of [off, none, gone, closed, stranger])
      expect((await refused(service.individual(service.addCustomer(by)), by)).code).toBe('CBC.99005030');
  });

  it('certification 4.2 4.10 another platform is told before anything else, another partner before the bucket', async () => {
    const off = await service.addPartner({ attachment_upload: false });
    const foreign = service.addCustomer(partner);
    const wrong = service.individual(foreign, { xaccount_type: 'ANOTHER' });
    expect(await refused(wrong, off)).toMatchObject({ code: 'CBC.0101', field: 'xaccount_type' });
    expect(await refused(service.individual(foreign), off)).toMatchObject({ code: 'CBC.99000035', field: 'customer_id' });
    expect((await refused(service.individual('nobody'))).code).toBe('CBC.99000035');
  });

  it('certification RN-2 the customer service is asked once; while it is silent, nothing is done', async () => {
    const id = service.addCustomer(partner);
    service.directory.silent = true;
    expect((await refused(service.individual(id))).code).toBe('PCB.0504');
    service.directory.silent = false;
    const before = service.directory.asked;
    expect(await service.apply(partner, service.individual(id))).toEqual(REVIEW);
    await service.resultOf(partner, id);
    expect(service.directory.asked).toBe(before + 1);
  });

  it('certification RN-29 after the end of the association the partner neither applies nor asks; the status stays', async () => {
    const id = service.addCustomer(partner);
    await service.apply(partner, service.individual(id));
    await service.ended(id, partner.account_id, 3);
    expect((await refused(service.individual(id))).code).toBe('CBC.99000035');
    expect(refusalOf(await service.applications.result(service.ask({ customer_id: id }, partner))).code).toBe('CBC.99000035');
    expect(await service.statusOf(id)).toMatchObject({ verified_status: '0' });
  });

  it('certification RN-21 4.1 a reseller, a customer and the staff file nothing', async () => {
    const id = service.addCustomer(partner);
    for (const kind of ['RESELLER', 'CUSTOMER', 'OPERATOR'] as const)
      expect((await refused(service.individual(id), { ...partner, kind })).code).toBe('CBC.0151');
  });

  it('certification RN-3 4.7 row 13: who is under review or verified is told so', async () => {
    const id = service.addCustomer(partner);
    await service.apply(partner, service.individual(id));
    expect((await refused(service.individual(id, { name: 'Another' }))).code).toBe('CBC.99007188');
    bodyOf(await service.review(await service.waiting(id), { passed: true }));
    expect((await refused(service.individual(id, { name: 'Another' }))).code).toBe('CBC.99007188');
  });

  it('certification RN-18 the same body gets the same answer for 10 minutes; a refusal is not remembered', async () => {
    const id = service.addCustomer(partner);
    const payload = service.individual(id);
    expect(await service.apply(partner, payload)).toEqual(REVIEW);
    expect(await service.apply(partner, service.individual(id))).toEqual(REVIEW);
    service.clock.set(new Date(START.getTime() + 10 * MINUTE_MS));
    expect((await refused(service.individual(id))).code).toBe('CBC.99007188');
    expect(await statuses(id)).toEqual([['0', 0]]);
    const other = service.addCustomer(partner);
    const missing = service.individual(other, { verified_file_url: ['c77/p1.jpg', 'c77/p2.jpg', 'later.jpg'] });
    expect((await refused(missing)).code).toBe('CBC.0100');
    partner.bucket.put('later.jpg');
    expect(await service.apply(partner, missing)).toEqual(REVIEW);
  });

  it('certification RN-11 the sixth application within 24 hours is refused, one that is refused for its files counts, one of a stranger does not', async () => {
    const id = service.addCustomer(partner);
    const bad = () => service.individual(id, { verified_file_url: ['no.jpg', 'no.jpg', 'no.jpg'] });
    const stranger = await service.addPartner();
    for (let time = 1; time <= 5; time++) {
      expect((await refused(bad(), stranger)).code).toBe('CBC.99000035');
      expect((await refused(bad())).code).toBe('CBC.0100');
    }
    expect((await refused(service.individual(id))).code).toBe('CBC.99007191');
    service.clock.set(new Date(START.getTime() + 24 * 60 * MINUTE_MS));
    expect(await service.apply(partner, service.individual(id))).toEqual(REVIEW);
  });

  it('certification RN-11 RN-18 a request that is delivered again is one attempt and one application', async () => {
    const id = service.addCustomer(partner);
    const request = service.ask(service.individual(id), partner);
    expect([await service.applications.individual(request), await service.applications.individual(request)]).toEqual([REVIEW, REVIEW]);
    expect(await service.told(id)).toHaveLength(1);
  });

  it('certification RN-10 so many customers are verified with one document, the next is refused', async () => {
    const number = 'P5555555';
    for (let time = 1; time <= 2; time++) {
      const id = service.addCustomer(partner);
      await service.apply(partner, service.individual(id, { number }));
      bodyOf(await service.review(await service.waiting(id), { passed: true }));
    }
    expect(await refused(service.individual(service.addCustomer(partner), { number }))).toMatchObject({
      code: 'CBC.99007189',
      field: 'verified_number',
    });
  });

  it.each(['CBC.99007193', 'CBC.70600026', 'CBC.70600032'] as const)(
    'certification RN-12 RN-25 a number with %s is refused',
    async (code) => {
      await service.fixture(`V-${code}`, code);
      const id = service.addCustomer(partner);
      expect(await refused(service.individual(id, { number: `V-${code}` }))).toMatchObject({ code, field: 'verified_number' });
      expect(await service.statusOf(id)).toMatchObject({ verified_status: '-1' });
    },
  );

  it('certification 4.4 an identity card is taken only where that is configured', async () => {
    const card = (id: string) => service.individual(id, { verified_type: 0, number: '11010119010203009X' });
    expect(await refused(card(service.addCustomer(partner)))).toMatchObject({ code: 'CBC.0100', field: 'verified_type' });
  });

  describe('by bank card', () => {
    const sent = (id: string, code = '123456') => void service.codes.sent.set(id, code);

    it('certification RN-7 RN-25 4.7 row 2: all four elements and the face agree', async () => {
      const id = service.addCustomer(partner);
      sent(id);
      expect(await service.apply(partner, service.byCard(id))).toEqual(PASSED);
      expect(await service.statusOf(id)).toMatchObject({ verified_status: '2', verified_type: 0 });
      expect(await service.resultOf(partner, id)).toEqual({ review_result: 2 });
      expect(await statuses(id)).toEqual([['2', 0]]);
    });

    it('certification 4.7 row 4: in the grey zone of the face people decide', async () => {
      const id = service.addCustomer(partner);
      sent(id);
      await service.fixture('6200000000003333', 'grey');
      expect(await service.apply(partner, service.byCard(id, { account: '6200000000003333' }))).toEqual(REVIEW);
      expect(await service.statusOf(id)).toMatchObject({ verified_status: '0', verified_type: 0 });
    });

    it.each([
      ['CBC.99007202', 'bank_card_info'],
      ['CBC.99007219', 'verified_file_url[0]'],
      ['CBC.99007255', 'bank_card_info'],
      ['CBC.99007258', 'bank_card_info'],
      ['CBC.99007260', 'bank_card_info'],
      ['CBC.99007261', 'bank_card_info'],
      ['CBC.99007262', 'bank_card_info'],
    ] as const)('certification RN-7 4.7 row 3: a card with %s changes nothing', async (code, field) => {
      const account = `6200-${code.slice(4).replace('.', '')}`;
      await service.fixture(account, code);
      const id = service.addCustomer(partner);
      sent(id);
      expect(await refused(service.byCard(id, { account }))).toMatchObject({ code, field });
      expect(await service.statusOf(id)).toMatchObject({ verified_status: '-1' });
      expect(await service.resultOf(partner, id)).toBeUndefined();
    });

    it('certification RN-8 the code must be right and sent; the check digit and the violation list come before it, the risk after', async () => {
      const id = service.addCustomer(partner);
      expect((await refused(service.byCard(id))).code).toBe('CBC.99000027');
      sent(id, '654321');
      expect(await refused(service.byCard(id))).toMatchObject({ code: 'CBC.99000026', field: 'bank_card_info.verification_code' });
      expect(await refused(service.byCard(id, { number: '110101190102030091' }))).toMatchObject({
        code: 'CBC.0100',
        field: 'verified_number',
      });
      const risky = '110101190102030110';
      await service.fixture(risky, 'CBC.70600032');
      expect((await refused(service.byCard(id, { number: risky }))).code).toBe('CBC.99000026');
      expect((await refused(service.byCard(id, { number: risky, code: '654321' }))).code).toBe('CBC.70600032');
    });

    it('certification RN-4 RN-7 takes exactly one picture', async () => {
      const id = service.addCustomer(partner);
      const two = { ...service.byCard(id), verified_file_url: ['face.jpg', 'face.jpg'] };
      expect(await refused(two)).toMatchObject({ code: 'CBC.0100', field: 'verified_file_url' });
    });

    it('certification RN-8 while the customer service is silent, nothing is done', async () => {
      const id = service.addCustomer(partner);
      service.codes.silent = true;
      expect((await refused(service.byCard(id))).code).toBe('PCB.0504');
      service.codes.silent = false;
      expect(await service.statusOf(id)).toMatchObject({ verified_status: '-1' });
    });
  });

  it('certification RN-27 of two reviews at once one is done, the other refused', async () => {
    const id = service.addCustomer(partner);
    await service.apply(partner, service.individual(id));
    const application = await service.waiting(id);
    const replies = await Promise.all([
      service.review(application, { passed: true }),
      service.review(application, { passed: false, opinion: 'no' }),
    ]);
    const refusals = replies.filter(isRefusal);
    expect(refusals).toMatchObject([{ code: 'CBC.99007004', items: ['RN_WRONG_STATE'] }]);
    expect(await service.told(id)).toHaveLength(2);
    expect(refusalOf(await service.review('none', { passed: true }))).toMatchObject({ code: 'CBC.0101', field: 'application_id' });
    expect(refusalOf(await service.review(application, { passed: true }, partner)).code).toBe('CBC.0151');
  });
});

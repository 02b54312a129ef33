import { until } from '@pc/testing';
import type { Account } from './support/account';
import { failing, Unlinking } from './support/association-requests';
import { otherThan } from './support/codes';
import { ownCustomer } from './support/own-customers';
import { newDigits, newIdentityNumber, RealnameScene, REALNAME, REVIEWS } from './support/realname-scene';
import { newPhone } from './support/phones';
import { refused } from './support/refused';
import { World } from './support/world';

const QR = '/v2/customers/real-name-auth-qrcode';
const FACES = '/v2/operations/realname-faces';

/** certification part B, as partners, customers and the staff meet it. */
describe('real-name authentication', () => {
  const world = new World();
  let scene: RealnameScene;
  beforeAll(async () => void (scene = await RealnameScene.start(world)));

  const shown = (customer: Account, verified_status: string) =>
    until(async () => (await ownCustomer(scene.partner.api, customer.id)).verified_status === verified_status, {
      timeoutMs: 20_000,
      what: `the list to show ${verified_status}`,
    });

  it('certification 5.1 RN-14 RN-26 RN-27 a passport is reviewed, fails with an opinion, and is filed again', async () => {
    const customer = await scene.customer();
    expect((await scene.result(customer).expect(200)).body).toEqual({});
    expect((await scene.individual(scene.passport(customer)).expect(200)).body).toEqual({ is_review: 1 });
    expect((await scene.status(customer).expect(200)).body).toEqual({ verified_status: 0, verified_type: 0 });
    expect((await scene.result(customer).expect(200)).body).toEqual({ review_result: 0, opinion: null });
    await shown(customer, '0');
    const application = await scene.waiting(customer);
    await scene.review(application, 1).expect(refused(400, 'CBC.0100', 'opinion'));
    await scene.review(application, 1, 'holding picture blurred').expect(204);
    await scene.review(application, 2).expect(failing('RN_WRONG_STATE'));
    expect((await scene.status(customer).expect(200)).body).toEqual({ verified_status: 1, verified_type: 0 });
    expect((await scene.result(customer).expect(200)).body).toEqual({ review_result: 1, opinion: 'holding picture blurred' });
    expect((await scene.individual(scene.passport(customer)).expect(200)).body).toEqual({ is_review: 1 });
    await scene.review(await scene.waiting(customer), 2).expect(204);
    await shown(customer, '2');
    expect(await ownCustomer(scene.partner.api, customer.id)).toMatchObject({ customer: 'Jane Roe', customer_type: 0 });
  });

  it('certification 5.2 5.3 RN-25 an organisation that the register knows is verified at once; a person becomes one by review', async () => {
    const [company, person] = [await scene.customer(), await scene.customer()];
    const legal = { legel_name: 'Li Lei', legel_id_number: '11010119010203009X', certifier_role: 'legalPerson' };
    const three = { enterprise_person: legal, verified_file_url: ['licence.pdf', 'portrait.jpg', 'emblem.jpg'] };
    const institution = { certificate_type: 99, verified_number: `I-${newDigits(8)}` };
    await scene.fixture(institution.verified_number, 'match');
    await scene.enterprise(scene.licence(company, { enterprise_person: legal })).expect(refused(400, 'CBC.0100', 'verified_file_url'));
    expect((await scene.enterprise(scene.licence(company, { ...three, ...institution })).expect(200)).body).toEqual({ is_review: 0 });
    expect((await scene.status(company).expect(200)).body).toEqual({ verified_status: 2, verified_type: 1 });
    await scene.change(scene.licence(company)).expect(refused(400, 'CBC.99007188', 'customer_id'));

    await scene.change(scene.licence(person)).expect(failing('NOT_INDIVIDUAL_VERIFIED'));
    expect((await scene.individual(await scene.byCard(person)).expect(200)).body).toEqual({ is_review: 0 });
    expect((await scene.change(scene.licence(person)).expect(200)).body).toEqual({ is_review: 1 });
    expect((await scene.status(person).expect(200)).body).toEqual({ verified_status: 2, verified_type: 0 });
    expect((await scene.result(person).expect(200)).body).toEqual({ review_result: 0, opinion: null });
    await scene.review(await scene.waiting(person), 2).expect(204);
    expect((await scene.status(person).expect(200)).body).toEqual({ verified_status: 2, verified_type: 1 });
    expect(await world.breaches()).toEqual([]);
  });

  it.each<[string, object, string]>([
    ['customer_id', { customer_id: '' }, 'CBC.0100'],
    ['identify_type', { identify_type: 1 }, 'CBC.0100'],
    ['verified_type', { verified_type: 7 }, 'CBC.0100'],
    ['verified_type', { verified_type: 0 }, 'CBC.0100'],
    ['verified_type', { verified_type: null }, 'CBC.0100'],
    ['verified_file_url', { verified_file_url: ['c77/p1.jpg', 'c77/p2.jpg'] }, 'CBC.0100'],
    ['verified_file_url[1]', { verified_file_url: ['c77/p1.jpg', '/c77/p2.jpg', 'c77/p3.png'] }, 'CBC.0100'],
    ['verified_file_url[0]', { verified_file_url: ['download/c77/p1.jpg', 'c77/p2.jpg', 'c77/p3.png'] }, 'CBC.0100'],
    ['verified_number', { verified_number: 'X'.repeat(33) }, 'CBC.0100'],
    ['change_type', { change_type: 1 }, 'CBC.0100'],
    ['bank_card_info', { identify_type: 4 }, 'CBC.0100'],
    ['xaccount_type', { xaccount_type: 'ANOTHER' }, 'CBC.0101'],
    ['verified_file_url[2]', { verified_file_url: ['c77/p1.jpg', 'c77/p2.jpg', 'c77/p3.tiff'] }, 'CBC.99000100'],
    ['verified_file_url[0]', { verified_file_url: ['large.jpg', 'c77/p2.jpg', 'c77/p3.png'] }, 'CBC.99000099'],
  ])('certification 4.10 RN-22 RN-23 a person with a wrong %s is refused', async (field, more, code) => {
    scene.bucket.put('large.jpg', { size: 10_485_761 });
    await scene.individual(scene.passport(await scene.customer(), more)).expect(refused(400, code, field));
  });

  it.each<[string, object]>([
    ['identify_type', { identify_type: 0 }],
    ['certificate_type', { certificate_type: 5 }],
    ['corp_name', { corp_name: '123 456' }],
    ['verified_number', { verified_number: '91110199MAFAKE0277' }],
    ['reg_country', { reg_country: 'cn' }],
    ['enterprise_person.certifier_role', { enterprise_person: { legel_name: 'L', legel_id_number: '1', certifier_role: 'clerk' } }],
  ])('certification 4.6 RN-6 RN-15 RN-16 an organisation with a wrong %s is refused', async (field, more) => {
    const customer = await scene.customer();
    await scene.enterprise(scene.licence(customer, more)).expect(refused(400, 'CBC.0100', field));
    await scene.change(scene.licence(customer, { change_type: 2 })).expect(refused(400, 'CBC.0100', 'change_type'));
  });

  it('certification 4.10 RN-1 RN-2 RN-28 who is a stranger, and whose uploads are off, is told so', async () => {
    const [customer, other] = [await scene.customer(), await RealnameScene.start(world)];
    const foreign = { ...other.passport(customer), xaccount_type: other.platform };
    await other.individual(foreign).expect(refused(400, 'CBC.99000035', 'customer_id'));
    await other.result(customer).expect(refused(400, 'CBC.99000035', 'customer_id'));
    await scene.partner.api.get(`${REALNAME}/result?customerId=${customer.id}`).expect(200);
    for (const query of ['', '?customer_id=', `?customer_id=${'c'.repeat(65)}`])
      await scene.partner.api.get(`${REALNAME}/result${query}`).expect(refused(400, 'CBC.0100', 'customer_id'));
    const own = await other.customer();
    await other.partner.api.put('/v2/partners/access-configuration', { attachment_upload: false }).expect(200);
    const refusal = async () => ((await other.individual(other.passport(own))).body as { error_code?: string }).error_code;
    await until(async () => (await refusal()) === 'CBC.99005030', { timeoutMs: 20_000, what: 'the switch to be off' });
  });

  it('certification 4.10 RN-3 RN-18 the same body gets the same answer; another one meets the state', async () => {
    const customer = await scene.customer();
    const body = scene.passport(customer);
    await scene.individual(body).expect(200);
    expect((await scene.individual(body).expect(200)).body).toEqual({ is_review: 1 });
    await scene.individual({ ...body, name: 'Another' }).expect(refused(400, 'CBC.99007188', 'customer_id'));
  });

  it('certification 4.10 RN-11 the sixth application within 24 hours is refused', async () => {
    const customer = await scene.customer();
    const bad = scene.passport(customer, { verified_file_url: ['a.jpg', 'b.jpg', 'c.jpg'] });
    for (let time = 1; time <= 5; time++) await scene.individual(bad).expect(refused(400, 'CBC.0100', 'verified_file_url[0]'));
    await scene.individual(scene.passport(customer)).expect(refused(400, 'CBC.99007191', 'customer_id'));
  });

  it('certification 4.10 RN-10 a document of five customers serves no sixth', async () => {
    const number = newIdentityNumber();
    const verify = async () => {
      const body = { customer_id: (await scene.customer()).id, verified_type: 0, verified_name: 'Li Lei', verified_number: number };
      await world.operator.api.post(REVIEWS, body).expect(204);
    };
    await Promise.all([1, 2, 3, 4, 5].map(verify));
    await scene
      .individual(scene.passport(await scene.customer(), { verified_number: number }))
      .expect(refused(400, 'CBC.99007189', 'verified_number'));
  });

  it.each(['CBC.99007193', 'CBC.70600026', 'CBC.70600032'])('certification 4.10 RN-12 a number with %s is refused', async (code) => {
    const verified_number = `V${newDigits(9)}`;
    await scene.fixture(verified_number, code);
    const refusedSo = refused(400, code, 'verified_number');
    await scene.individual(scene.passport(await scene.customer(), { verified_number })).expect(refusedSo);
    await scene.enterprise(scene.licence(await scene.customer(), { verified_number, certificate_type: 99 })).expect(refusedSo);
  });

  it.each(['CBC.99007202', 'CBC.99007219', 'CBC.99007255', 'CBC.99007258', 'CBC.99007260', 'CBC.99007261', 'CBC.99007262'])(
    'certification 4.10 RN-7 a card with %s changes nothing',
    async (code) => {
      const [customer, card] = [await scene.customer(), `62${newDigits(14)}`];
      await scene.fixture(card, code);
      await scene.individual(await scene.byCard(customer, { card })).expect(refused(400, code));
      expect((await scene.status(customer).expect(200)).body).toEqual({ verified_status: -1, verified_type: null });
    },
  );

  it('certification 4.10 RN-8 a code is wrong, was never sent, or has failed too often', async () => {
    const customer = await scene.customer();
    const body = await scene.byCard(customer);
    const { verification_code, ...card } = body.bank_card_info;
    const wrong = { ...body, bank_card_info: { ...card, verification_code: otherThan(verification_code) } };
    const elsewhere = { ...body, bank_card_info: { ...body.bank_card_info, mobile: '13900000000' } };
    await scene.individual(elsewhere).expect(refused(400, 'CBC.99000027', 'bank_card_info.verification_code'));
    for (let time = 1; time <= 4; time++)
      await scene.individual(wrong).expect(refused(400, 'CBC.99000026', 'bank_card_info.verification_code'));
    const locked = await scene.customer();
    const again = await scene.byCard(locked);
    const falsely = {
      ...again,
      bank_card_info: { ...again.bank_card_info, verification_code: otherThan(again.bank_card_info.verification_code) },
    };
    for (let time = 1; time <= 4; time++) await scene.individual(falsely).expect(refused(400, 'CBC.99000026'));
    await scene.individual(again).expect(refused(400, 'CBC.99004009', 'bank_card_info.verification_code'));
  });

  it('certification 4.10 RN-9 fifteen codes an hour for one number, not one more', async () => {
    const wish = { receiver_type: 1, mobile_phone: newPhone(), scene: 18, customer_id: (await scene.customer()).id };
    const send = () => scene.partner.api.post('/v2/bases/verificationcode/send', wish);
    for (let time = 1; time <= 15; time++) await send().expect(204);
    await send().expect(refused(400, 'CBC.99004015'));
  });

  it('certification 4.10 RN-13 facts of the account stand against an organisation', async () => {
    const customer = await scene.customer();
    const facts = { special_organisation: true, registration_revoked: true };
    await world.operator.api.put(`/v2/operations/accounts/${customer.id}/facts`, facts).expect(204);
    await scene.enterprise(scene.licence(customer)).expect(failing('MILITARY_ENTERPRISE', 'ENTERPRISE_LOGOUT_REVOKE'));
  });

  it('certification 4.10 RN-20 RN-30 the face is compared by a QR code that serves once, for the main account alone', async () => {
    const customer = await world.customer();
    const tokenOf = async () => ((await customer.api.get(QR).expect(200)).body as { qr_code_url: string }).qr_code_url.split('/').at(-1)!;
    const [first, second] = [await tokenOf(), await tokenOf()];
    const scan = (token: string, match: boolean) => world.operator.api.post(`${FACES}/${token}`, { match });
    await scan(first, true).expect(failing('QR_INVALID'));
    await (await world.user(customer)).api.get(QR).expect(refused(403, 'CBC.99007297'));
    await scene.partner.api.get(QR).expect(refused(403, 'CBC.0151'));
    await scan(second, false).expect(204);
    await scan(second, true).expect(failing('QR_INVALID'));
    await scan(await tokenOf(), true).expect(204);
    expect((await scene.status(customer).expect(200)).body).toEqual({ verified_status: 2, verified_type: 0 });
  });

  it('certification 2.6 RN-21 users need the item; customers, resellers and the staff file nothing', async () => {
    const customer = await scene.customer();
    const body = scene.passport(customer);
    await scene.individual(body, await world.user(scene.partner, 'BPC_ITEM_SUBCUSTSERV_010118')).expect(refused(403, 'CBC.0151'));
    for (const account of [customer, world.operator]) {
      await scene.individual(body, account).expect(refused(403, 'CBC.0151'));
      await scene.result(customer, account).expect(refused(403, 'CBC.0151'));
    }
    await scene.partner.api.get(REVIEWS).expect(refused(403, 'CBC.0151'));
    await scene.individual(body, await world.user(scene.partner, 'BPC_ITEM_SUBCUSTSERV_010119')).expect(200);
  });

  it('certification RN-29 after the end of the association the partner neither applies nor asks; the status stays', async () => {
    const customer = await scene.customer();
    await scene.individual(await scene.byCard(customer)).expect(200);
    const unlinking = new Unlinking(scene.partner, customer);
    await unlinking.customerHandles('approve', await unlinking.asked()).expect(200);
    await until(async () => (await scene.result(customer)).status === 400, { timeoutMs: 20_000 });
    await scene.result(customer).expect(refused(400, 'CBC.99000035', 'customer_id'));
    await scene.individual(scene.passport(customer)).expect(refused(400, 'CBC.99000035', 'customer_id'));
    expect((await scene.status(customer).expect(200)).body).toEqual({ verified_status: 2, verified_type: 0 });
  });

  it('certification RN-24 a bucket that is not there, or is encrypted, is not configured', async () => {
    const path = '/v2/partners/access-configuration';
    const other = await RealnameScene.start(world);
    await other.partner.api.put(path, { attachment_upload: false }).expect(200);
    await other.partner.api.put(path, { bucket: 'not-there' }).expect(refused(400, 'CBC.99005030', 'bucket'));
    other.bucket.encrypt();
    await other.partner.api.put(path, { bucket: other.bucket.name }).expect(refused(400, 'CBC.99005030', 'bucket'));
  });
});

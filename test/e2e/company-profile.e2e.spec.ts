import { uniqueName } from '@pc/testing';
import type { Account } from './support/account';
import type { Partner } from './support/partner';
import { inLanguage, refused } from './support/refused';
import { World } from './support/world';

const PROFILE = '/v2/partners/profile';
const JOIN = '/v2/accounts/join-network';
const CODE = '91350100M000100Y43';

/** Company data of partners, and joining the network (customers 10.1 to 10.3). */
describe('the company profile', () => {
  const world = new World();
  let partner: Partner;
  let customer: Account;

  beforeAll(async () => {
    partner = await world.partner();
    customer = await world.customer();
  });

  const pending = async (main: Account) => {
    const { body } = await world.operator.api.get('/v2/operations/company-profiles?status=PENDING&limit=100').expect(200);
    return (body as { edits: { edit_id: string; main_account_id: string }[] }).edits.find(
      ({ main_account_id }) => main_account_id === main.id,
    );
  };
  const review = (id: string, body: object) => world.operator.api.post(`/v2/operations/company-profiles/${id}/review`, body);

  it('customers 10.3 an edit waits for the review, old values in force until then', async () => {
    const name = uniqueName('company');
    const { body } = await partner.api.put(PROFILE, { company_name: name, registered_address: 'Road 1' }).expect(200);
    expect(await pending(partner)).toMatchObject({ edit_id: body.edit_id });
    expect((await partner.api.get(PROFILE).expect(200)).body).toMatchObject({ company_name: `${partner.name} Ltd`, is_main_account: true });
    const { body: again } = await partner.api.put(PROFILE, { company_name: 'Another' }).expect(400);
    expect(again).toMatchObject({ error_code: 'CBC.99007004', fail_check_items: ['REVIEW_PENDING'] });
    await review(body.edit_id as string, { result: 'APPROVE', opinion: 'fine' }).expect(204);
    expect((await partner.api.get(PROFILE).expect(200)).body).toMatchObject({ company_name: name, latest_edit: { status: 'APPROVED' } });
    const { body: twice } = await review(body.edit_id as string, { result: 'REJECT' }).expect(400);
    expect(twice).toMatchObject({ error_code: 'CBC.99007004', fail_check_items: ['WRONG_STATE'] });
  });

  it.each(['440301103097413', 'M000100Y4', '91350100M000100Y44'])(
    'customers 10.1 %s is answered with a request for the credit code',
    async (code) => {
      for (const language of ['zh_CN', 'en_US'] as const) {
        const asked = language === 'zh_CN' ? '统一社会信用代码' : 'unified social credit code';
        for (const call of [
          partner.api.put(PROFILE, { credit_code: code }, { 'x-language': language }),
          customer.api.post(JOIN, { credit_code: code }, { 'x-language': language }),
        ])
          await call.expect(refused(400, 'CBC.0100', asked)).expect(inLanguage(language));
      }
    },
  );

  it('customers 10.2 an account that is not verified, or has no e-mail, cannot join', async () => {
    const { body } = await customer.api.post(JOIN, { credit_code: CODE }).expect(400);
    expect(body).toMatchObject({ error_code: 'CBC.99007004', fail_check_items: ['NOT_ENTERPRISE_VERIFIED', 'NO_EMAIL'] });
    const { body: theirs } = await (await world.customer(partner)).api.post(JOIN, { credit_code: CODE }).expect(400);
    expect(theirs).toMatchObject({ fail_check_items: ['NOT_ENTERPRISE_VERIFIED', 'NO_EMAIL', 'HAS_PARTNER'] });
  });

  it('api 7.16 the wrong side is refused, and nothing but a partner account of the company becomes its main one', async () => {
    await customer.api.get(PROFILE).expect(refused(403, 'CBC.0151'));
    await customer.api.put(PROFILE, { company_name: 'Mine' }).expect(refused(403, 'CBC.0151'));
    await partner.api.post(JOIN, { credit_code: CODE }).expect(refused(403, 'CBC.0151'));
    await partner.api.get('/v2/operations/company-profiles').expect(refused(403, 'CBC.0151'));
    await partner.api.post('/v2/operations/company-profiles/x/review', { result: 'APPROVE' }).expect(refused(403, 'CBC.0151'));
    await (await world.user(partner)).api.put(PROFILE, { company_name: 'Mine' }).expect(refused(403, 'CBC.0151'));
    const stranger = await world.partner();
    await partner.api.post(`${PROFILE}/main-account`, { account_id: stranger.id }).expect(refused(400, 'CBC.0101', 'account_id'));
    await review('unknown', { result: 'APPROVE' }).expect(refused(400, 'CBC.0101', 'id'));
  });
});

import { uniqueName } from '@pc/testing';
import { Unlinking } from './support/association-requests';
import { Inviting } from './support/inviting';
import { newPhone } from './support/phones';
import { PASSWORD, World } from './support/world';

interface Mailbox {
  readonly notifications: ReadonlyArray<{ readonly template: string; readonly text: string }>;
}

/** What people are written, in the language of the request that caused it (customers 10.9, api 9.6). */
describe.each([
  ['zh_CN', 'zh-cn', true],
  ['en_US', 'en-us', false],
] as const)('messages caused by a request in %s', (language, lang, inHan) => {
  const world = new World();
  const spoken = { 'x-language': language };
  const emailOf = (who: string) => `${uniqueName(who)}@example.com`;

  /** The text of the last message of this template, which is in this language. */
  const textTo = async (receiver: string, template: string): Promise<string> => {
    const path = `/v2/operations/notifications?receiver=${encodeURIComponent(receiver)}&limit=20`;
    const { notifications } = (await world.operator.api.get(path).expect(200)).body as Mailbox;
    const { text } = notifications.find((one) => one.template === template)!;
    expect(/\p{Script=Han}/u.test(text)).toBe(inHan);
    return text;
  };

  it('customers 4.20 the code that a partner asks for speaks the language of the call', async () => {
    const phone = newPhone();
    await (await world.partner()).api.post('/v2/bases/verificationcode/send', { receiver_type: 1, mobile_phone: phone, lang }).expect(204);
    expect(await textTo(phone, 'VERIFICATION_CODE')).toMatch(inHan ? /验证码/ : /verification code/);
  });

  it('customers 10.7 the code of a sensitive operation', async () => {
    const email = emailOf('guarded');
    const partner = await world.partner({ email });
    await partner.api.post('/v2/partners/sensitive-codes', { channel: 'EMAIL' }, spoken).expect(204);
    expect(await textTo(email, 'VERIFICATION_CODE')).toMatch(inHan ? /验证码/ : /verification code/);
  });

  it('customers 10.5 the word that an account was changed', async () => {
    const email = emailOf('changed');
    const partner = await world.partner({ email });
    await partner.api.put('/v2/accounts/password', { password: 'Other-2027', old_password: PASSWORD }, spoken).expect(204);
    expect(await textTo(email, 'CONTACT_CHANGED')).toContain(inHan ? '密码' : 'The password of your account');
  });

  it('customers 5.9 an invitation by e-mail, and its preview', async () => {
    const inviting = await Inviting.in(world);
    const email = emailOf('prospect');
    const path = `/v2/partners/customer-reports/${await inviting.reported({ email })}/invitations`;
    const { text } = (await inviting.partner.api.get(`${path}/preview`, spoken).expect(200)).body as { text: string };
    await inviting.partner.api.post(path, { kind: 'EMAIL', association_type: '2' }, spoken).expect(200);
    const sent = await textTo(email, 'INVITATION');
    for (const one of [text, sent]) expect(one).toContain(inHan ? '邀请您成为其客户' : 'invites you to become its customer');
  });

  it('customers 7.13 the invitation of a reseller', async () => {
    const [distributor, email] = [await world.distributor(), emailOf('reseller')];
    await distributor.api.post('/v2/partners/indirect-partners/invitations', { email }, spoken).expect(200);
    expect(await textTo(email, 'RESELLER_INVITATION')).toContain(inHan ? '云经销商' : 'cloud reseller');
  });

  it('customers 5.6 the outcome of a review, in the language in which the partner reported', async () => {
    const [inviting, phone] = [await Inviting.in(world), newPhone()];
    const person = { customer_full_name: '张三丰', mobile_phone: phone };
    await world.operator.api.post('/v2/operations/customer-reports', person).expect(200);
    const report = { ...person, review_reason: 'a project of ours' };
    const { body } = await inviting.partner.api.post('/v2/partners/customer-reports', report, spoken).expect(200);
    const { report_id, status } = body as { report_id: string; status: string };
    expect(status).toBe('PENDING');
    await world.operator.api.post(`/v2/operations/customer-reports/${report_id}/review`, { result: 'APPROVE' }).expect(204);
    const path = `/v2/operations/notifications?receiver=${encodeURIComponent(inviting.email)}`;
    const { notifications } = (await world.operator.api.get(path).expect(200)).body as Mailbox;
    const { text } = notifications.find(({ template }) => template === 'REPORT_REVIEWED')!;
    expect(text).toMatch(inHan ? /已通过/ : /^Your report of the customer 张\*+ is approved/);
  });

  it('customers 6.2 a request to end an association, and its answer, in the language of who asked', async () => {
    const [email, phone] = [emailOf('partner'), newPhone()];
    const partner = await world.partner({ email });
    const unlinking = new Unlinking(partner, await world.customer(partner, { phone }));
    const wish = { customer_id: unlinking.customer.id, type: 'DISASSOCIATE', reason: '-', notes_read: true };
    const { body } = await partner.api.post('/v2/partners/association-requests', wish, spoken).expect(200);
    expect(await textTo(phone, 'ASSOCIATION_REQUESTED')).toContain(inHan ? '解除关联' : 'asks to end the association');
    const other = { 'x-language': inHan ? 'en_US' : 'zh_CN' };
    await unlinking.customerHandles('reject', (body as { request_id: string }).request_id, other).expect(200);
    expect(await textTo(email, 'ASSOCIATION_REQUEST_HANDLED')).toContain(inHan ? '已驳回' : 'is rejected');
  });
});

import type { NoticeLanguage, NoticeTemplate } from './notice';

/** `{name}` stands for a value of the notice. */
interface Text {
  readonly subject: string;
  readonly body: string;
}

/** What messages say, in words of our own. */
const TEMPLATES: Readonly<Record<NoticeTemplate, Readonly<Record<NoticeLanguage, Text>>>> = {
  VERIFICATION_CODE: {
    'zh-cn': { subject: '验证码', body: '您的验证码为{code}，{minutes}分钟内有效。请勿告知他人。' },
    'en-us': {
      subject: 'Verification code',
      body: 'Your verification code is {code}. It is valid for {minutes} minutes. Tell it to nobody.',
    },
  },
  INVITATION: {
    'zh-cn': { subject: '{partner}邀请您', body: '{partner}邀请您成为其客户，请于{expires}前访问：{url}' },
    'en-us': {
      subject: 'Invitation from {partner}',
      body: '{partner} invites you to become its customer. Follow this link before {expires}: {url}',
    },
  },
  RESELLER_INVITATION: {
    'zh-cn': {
      subject: '{distributor}邀请您',
      body: '{distributor}邀请您成为其云经销商。请以企业账号凭邀请码接受邀请，{expires}前有效：{invitation}',
    },
    'en-us': {
      subject: 'Invitation from {distributor}',
      body: '{distributor} invites you to become its cloud reseller. Accept with the account of your company before {expires}, by this code: {invitation}',
    },
  },
  REPORT_REVIEWED: {
    'zh-cn': { subject: '客户报备审核结果', body: '您报备的客户{customer}{result}。{opinion}' },
    'en-us': { subject: 'Your report was reviewed', body: 'Your report of the customer {customer} is {result}. {opinion}' },
  },
  ASSOCIATION_REQUESTED: {
    'zh-cn': { subject: '{request}申请', body: '{initiator}申请{request}，原因：{reason}。请登录后处理。' },
    'en-us': { subject: 'A request waits for you', body: '{initiator} asks to {request}. Reason: {reason}. Log in to answer.' },
  },
  ASSOCIATION_REQUEST_HANDLED: {
    'zh-cn': { subject: '{request}申请结果', body: '您的{request}申请{result}。' },
    'en-us': { subject: 'Your request was answered', body: 'Your request to {request} is {result}.' },
  },
  CONTACT_CHANGED: {
    'zh-cn': { subject: '账号信息变更', body: '您账号的{kind}已变更。如非本人操作，请立即联系我们。' },
    'en-us': {
      subject: 'Your account was changed',
      body: 'The {kind} of your account was changed. If it was not you, contact us at once.',
    },
  },
};

/** Values that are names of ours, as people say them. */
const WORDS: Readonly<Record<string, Readonly<Record<NoticeLanguage, string>>>> = {
  APPROVED: { 'zh-cn': '已通过', 'en-us': 'approved' },
  REJECTED: { 'zh-cn': '已驳回', 'en-us': 'rejected' },
  DISASSOCIATE: { 'zh-cn': '解除关联', 'en-us': 'end the association' },
  SWITCH_TYPE: { 'zh-cn': '切换关联类型', 'en-us': 'switch the kind of the association' },
  PHONE: { 'zh-cn': '手机号', 'en-us': 'phone number' },
  EMAIL: { 'zh-cn': '邮箱', 'en-us': 'e-mail address' },
  PASSWORD: { 'zh-cn': '密码', 'en-us': 'password' },
};
const VALUES_IN_WORDS = ['result', 'request', 'kind'];

/** The message as the receiver reads it. A value that is missing leaves its place empty. */
export function render(template: NoticeTemplate, language: NoticeLanguage, values: Readonly<Record<string, string>>): Text {
  const { subject, body } = TEMPLATES[template][language];
  const fill = (text: string) => text.replace(/\{(\w+)\}/g, (_, name: string) => spoken(name, values[name] ?? '', language)).trim();
  // A line break in a value must not begin a header of its own.
  return { subject: fill(subject).replace(/\s+/g, ' '), body: fill(body) };
}

function spoken(name: string, value: string, language: NoticeLanguage): string {
  return VALUES_IN_WORDS.includes(name) ? (WORDS[value]?.[language] ?? value) : value;
}

import type { customer, Language } from '@pc/contracts';

type FailureReason = (typeof customer.FAILURE_REASONS)[number];

/** What the page behind a link says, in both languages. */
export const WORDS = {
  zh_CN: {
    title: '合作伙伴邀请',
    invites: (partner: string) => `${partner} 邀请您成为其客户`,
    referral: '关联类型：顾问销售。您自行付费（或请伙伴代付），伙伴为您提供服务。',
    resale: '关联类型：代售。伙伴向您划拨和回收额度，您使用该额度，发票由伙伴开具。',
    newHere: '我是新客户',
    haveAccount: '我已有账号',
    phone: '手机号码',
    sendCode: '获取验证码',
    code: '短信验证码',
    password: '密码（8至32个字符，至少两类字符）',
    accountName: '账号名',
    accountPassword: '密码',
    agree: '我已阅读并同意关联须知',
    agreeFirst: '请先阅读并同意关联须知。',
    register: '注册并关联',
    login: '登录并关联',
    codeSent: '验证码已发送，10分钟内有效。',
    done: '关联成功',
    doneText: '您现在是该合作伙伴的客户。',
    yourAccount: '您的账号名（登录时使用，请妥善保存）：',
    wrongLogin: '账号名或密码错误。',
    other: 'English',
  },
  en_US: {
    title: 'Invitation from a partner',
    invites: (partner: string) => `${partner} invites you to become its customer`,
    referral: 'Kind: referral. You pay for yourself, or ask the partner to pay; the partner advises you.',
    resale: 'Kind: resale. The partner allots you money and takes it back; you spend it, and the partner issues the invoices.',
    newHere: 'I am a new customer',
    haveAccount: 'I have an account',
    phone: 'Mobile number',
    sendCode: 'Send me a code',
    code: 'Code from the text message',
    password: 'Password (8 to 32 characters of at least two kinds)',
    accountName: 'Account name',
    accountPassword: 'Password',
    agree: 'I have read the association notice and agree to it',
    agreeFirst: 'Please read the association notice and agree to it first.',
    register: 'Register and associate',
    login: 'Log in and associate',
    codeSent: 'A code was sent. It is valid for 10 minutes.',
    done: 'You are associated',
    doneText: 'You are a customer of this partner now.',
    yourAccount: 'The name of your account, with which you log in (please keep it):',
    wrongLogin: 'The account name or password is wrong.',
    other: '中文',
  },
} as const satisfies Record<Language, unknown>;

export type Words = (typeof WORDS)[Language];

/** customers 5.16: why an acceptance failed, for the one who accepts. */
export const FAILURES: Readonly<Record<FailureReason, Readonly<Record<Language, string>>>> = {
  SYSTEM_BUSY: { zh_CN: '系统繁忙，请稍后再试。', en_US: 'The system is busy. Please try again later.' },
  LINK_NOT_FOUND: { zh_CN: '链接不存在，请联系合作伙伴重新邀请。', en_US: 'This link does not exist. Ask the partner for a new one.' },
  LINK_EXPIRED: { zh_CN: '链接已过期，请联系合作伙伴重新邀请。', en_US: 'This link has expired. Ask the partner for a new one.' },
  INVITE_CODE_USED: { zh_CN: '您已通过此邀请完成关联。', en_US: 'You have used this invitation already.' },
  LINK_USED: { zh_CN: '链接已被使用，请联系合作伙伴重新邀请。', en_US: 'This link was used already. Ask the partner for a new one.' },
  REPORTED_BY_OTHER: {
    zh_CN: '您已被其他合作伙伴报备，暂时不能关联。',
    en_US: 'Another partner has reported you; you cannot be associated now.',
  },
  HAS_CREDIT_ACCOUNT: {
    zh_CN: '您有信用账户，不能关联为代售客户。',
    en_US: 'You have a credit account and cannot become a resale customer.',
  },
  IS_PARTNER: { zh_CN: '您是或正在申请成为合作伙伴，不能关联。', en_US: 'You are a partner, or becoming one, and cannot be associated.' },
  HAS_OTHER_PARTNER: { zh_CN: '您已关联合作伙伴。', en_US: 'You are associated with a partner already.' },
  SPECIAL_CONTRACT: { zh_CN: '您签有特殊合同，请终止合同后重试。', en_US: 'You have a special contract. End it, then try again.' },
  PHONE_DIFFERS_FROM_REPORT: { zh_CN: '手机号码与报备的不一致。', en_US: 'The mobile number is not the one that was reported.' },
  NOT_ALLOWED: { zh_CN: '您不符合关联条件，请联系合作伙伴。', en_US: 'You cannot be associated. Please ask the partner.' },
};

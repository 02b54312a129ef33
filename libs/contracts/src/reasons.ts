import type { Reason, Refusal } from '@pc/kernel';
import { ERROR_CODES, type ErrorCode } from './codes';

export const LANGUAGES = ['zh_CN', 'en_US'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Why a field was refused. `{name}` stands for a value of the refusal's params. */
const REASONS: Readonly<Record<Reason, { zh: string; en: string }>> = {
  required: { zh: '缺少必填项', en: 'is mandatory' },
  type: { zh: '类型应为{expected}', en: 'must be of type {expected}' },
  empty: { zh: '不支持空字符串', en: 'must not be an empty string' },
  too_long: { zh: '长度超过{max}个字符', en: 'is longer than {max} characters' },
  too_short: { zh: '长度不足{min}个字符', en: 'is shorter than {min} characters' },
  too_many: { zh: '超过{max}项', en: 'has more than {max} entries' },
  too_many_of: { zh: '{kind}超过{max}张', en: 'names more than {max} of the kind {kind}' },
  too_few: { zh: '少于{min}项', en: 'has fewer than {min} entries' },
  too_big: { zh: '大于{max}', en: 'is greater than {max}' },
  too_small: { zh: '小于{min}', en: 'is less than {min}' },
  not_positive: { zh: '必须大于0', en: 'must be greater than 0' },
  decimals: { zh: '必须是最多两位小数的金额', en: 'must be an amount with at most two decimals' },
  duplicate: { zh: '存在重复值{value}', en: 'holds {value} twice' },
  option: { zh: '取值不在{options}之内', en: 'must be one of {options}' },
  time: { zh: '时间格式应为yyyy-MM-ddTHH:mm:ssZ（UTC）', en: 'must be a UTC time like 2019-05-06T08:05:01Z' },
  day: { zh: '日期格式应为YYYY-MM-DD', en: 'must be a day like 2019-05-06' },
  range: { zh: '必须晚于{other}', en: 'must be later than {other}' },
  range_order: { zh: '不能早于{other}', en: 'must not be earlier than {other}' },
  range_past: { zh: '必须晚于当前时间', en: 'must be later than now' },
  range_outside: { zh: '超出额度的有效期', en: 'lies outside the validity of the quota' },
  range_span: { zh: '与{other}相隔超过一年', en: 'is more than a year after {other}' },
  conflict: { zh: '与{other}的值不一致', en: 'contradicts {other}' },
  not_json: { zh: '不是有效的JSON', en: 'is not valid JSON' },
  not_object: { zh: '必须是JSON对象', en: 'must be a JSON object' },
  too_large: { zh: '超过{max}字节', en: 'is larger than {max} bytes' },
  other_body: { zh: '已用于另一个请求', en: 'was used for a request with another body' },
  content_type: { zh: '的类型必须是application/json', en: 'must be of type application/json' },
  signature_expired: { zh: '签名已过期', en: 'signature expired' },
  ratio: { zh: '必须大于0且不超过1，最多四位小数', en: 'must be greater than 0 and at most 1, with at most four decimals' },
  credit_code: {
    zh: '应为18位统一社会信用代码，而不是注册号或组织机构代码',
    en: 'must be the unified social credit code of 18 characters, not a registration or organisation number',
  },
  organisation_code: { zh: '不是有效的9位组织机构代码', en: 'must be an organisation code of 9 characters with its check digit' },
  identity_number: { zh: '不是有效的18位居民身份证号码', en: 'must be a mainland identity number of 18 characters with its check digit' },
  file_count: { zh: '的文件数量应为{counts}', en: 'must name as many files as the document has: {counts}' },
  fixed: { zh: '不允许自行修改', en: 'cannot be changed by yourself' },
  not_xml: { zh: '不是有效的XML，或含有DTD', en: 'is no sound XML, or holds a DTD' },
  no_identity_provider: {
    zh: '不是一个SAML 2.0身份提供商的元数据',
    en: 'does not describe one SAML 2.0 identity provider with its entity id',
  },
  no_sso_location: { zh: '缺少HTTP-Redirect方式的https SingleSignOnService地址', en: 'has no https SingleSignOnService for HTTP-Redirect' },
  no_certificate: { zh: '缺少可用的RSA签名证书', en: 'has no usable RSA certificate for signatures' },
  https_url: { zh: '必须是https地址', en: 'must be an https address' },
  host_not_allowed: { zh: '的主机不在允许范围内', en: 'leads to a host that is not allowed' },
  bind_first: {
    zh: '必须为true：该用户尚未绑定华为云账号，请先绑定',
    en: 'must be true: this user is not bound to an account yet, bind first',
  },
  no_limit_key: { zh: '不是已知的限制：{key}', en: 'is no known limit: {key}' },
  unknown: { zh: '不存在', en: 'does not exist' },
  not_agreed: { zh: '必须同意', en: 'must be agreed to' },
  blank: { zh: '不支持包含空格', en: 'must not hold a blank' },
  unchanged: { zh: '与当前值相同', en: 'has this value already' },
  balance_short: { zh: '账户余额不足', en: 'the account balance does not cover the amount' },
  transferable_short: { zh: '可拨款余额不足', en: 'the transferable balance does not cover the amount' },
  both_short: { zh: '账户余额和可拨款余额均不足', en: 'neither the account balance nor the transferable balance covers the amount' },
  above: { zh: '大于{other}', en: 'is greater than {other}' },
  below_used: { zh: '低于已使用的信用额度', en: 'is less than the credit in use' },
  withdraw_first: { zh: '正等待伙伴代付，请先撤回代付申请', en: 'waits for the partner: withdraw the partner-pay request first' },
  amount_changed: { zh: '现为{amount}元', en: 'is {amount} yuan by now' },
  no_list: { zh: '{other}为NO时不能填写', en: 'must be empty while {other} is NO' },
  format: { zh: '格式不正确', en: 'is malformed' },
};

/** The sentence of a refusal for people: what the code means, then which field and why. */
export function messageOf(refusal: Refusal, language: Language): string {
  const lang = language === 'en_US' ? 'en' : 'zh';
  const code: ErrorCode | undefined = ERROR_CODES[refusal.code as keyof typeof ERROR_CODES];
  const head = code?.[lang] ?? refusal.code;
  const reason = refusal.reason ? fill(REASONS[refusal.reason]?.[lang] ?? refusal.reason, refusal.params) : '';
  const place = [refusal.field, reason].filter(Boolean).join(' ');
  if (!place) return head;
  return lang === 'en' ? `${head}: ${place}` : `${head}：${place}`;
}

export function statusOf(code: string): number {
  return ERROR_CODES[code as keyof typeof ERROR_CODES]?.status ?? 500;
}

function fill(sentence: string, params: Refusal['params']): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(params?.[name] ?? name));
}

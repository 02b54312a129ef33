/** What an error code answers: its HTTP status and its sentence in both languages (api 10, benefits 5). */
export interface ErrorCode {
  readonly status: number;
  readonly zh: string;
  readonly en: string;
}

/** Every code that this system sends; the one list of them. */
export const ERROR_CODES = {
  'APIGW.0101': { status: 404, zh: '请求的路径或方法不存在', en: 'There is no such path or method' },
  'APIGW.0301': { status: 401, zh: '签名或凭证错误', en: 'The signature or credential is wrong' },
  'APIGW.0308': { status: 429, zh: '请求过于频繁，请稍后再试', en: 'Too many requests, try again later' },
  'CBC.0100': { status: 400, zh: '参数错误', en: 'Parameter error' },
  'CBC.0101': { status: 400, zh: '参数无效', en: 'Parameter invalid' },
  'CBC.0150': { status: 403, zh: '非法操作', en: 'Illegal operation' },
  'CBC.0151': { status: 403, zh: '访问被拒绝', en: 'Access denied' },
  'CBC.0154': { status: 401, zh: 'Token非法或已过期', en: 'The token is illegal or expired' },
  'CBC.0999': { status: 500, zh: '其他错误', en: 'Other error' },
  'CBC.30000010': { status: 400, zh: '订单无效或不存在', en: 'The order is invalid or does not exist' },
  'CBC.5017': { status: 400, zh: '手机号码格式错误', en: 'The phone number is malformed' },
  'CBC.50000010': { status: 400, zh: '伙伴自用模式下不能发放优惠券', en: 'A partner that spends coupons itself cannot issue any' },
  'CBC.50000020': { status: 400, zh: '该额度只能发放给指定客户', en: 'The quota is for designated customers only' },
  'CBC.50000034': { status: 400, zh: '客户是财务托管企业子账号', en: 'The customer is a financially managed enterprise member' },
  'CBC.50010059': { status: 400, zh: '该伙伴不能关联客户', en: 'This partner may not take customers on itself' },
  'CBC.50010065': { status: 400, zh: '云经销商所属的总经销商已退出', en: 'The distributor of the reseller was delisted' },
  'CBC.50010085': { status: 400, zh: '伙伴处于受限或冻结状态', en: 'The partner is restricted or frozen' },
  'CBC.50010086': {
    status: 400,
    zh: '云经销商所属的总经销商处于受限或冻结状态',
    en: 'The distributor of the reseller is restricted or frozen',
  },
  'CBC.99000000': { status: 400, zh: '没有操作该客户的权限', en: 'No right to act on this customer' },
  'CBC.99000004': { status: 400, zh: '客户授权伙伴失败', en: 'The customer could not be associated with the partner' },
  'CBC.99000012': { status: 400, zh: '额度不存在或状态不正确', en: 'The quota does not exist or its state does not allow this' },
  'CBC.99000013': { status: 400, zh: '额度余额不足', en: 'The balance of the quota is not enough' },
  'CBC.99000014': { status: 400, zh: '该关联类型的客户不允许此操作', en: 'Not for a customer of this association type' },
  'CBC.99000015': { status: 400, zh: '额度的状态或类型不允许此操作', en: 'State or kind of the quota does not allow this' },
  'CBC.99000017': { status: 400, zh: '额度未生效或已过期', en: 'The quota is not yet effective, or expired' },
  'CBC.99000018': { status: 400, zh: '面值低于最小面值', en: 'The face value is below the least of the quota' },
  'CBC.99000019': { status: 400, zh: '面值高于最大面值', en: 'The face value is above the greatest of the quota' },
  'CBC.99000020': { status: 400, zh: '发放数量超过限制', en: 'The number of coupons is over the limit of the quota' },
  'CBC.99000021': { status: 400, zh: '发放总面值超过限制', en: 'The total face value is over the limit of the quota' },
  'CBC.99000022': {
    status: 400,
    zh: '该额度只能发放给首次关联的客户',
    en: 'The quota is for customers associated for the first time only',
  },
  'CBC.99000023': { status: 400, zh: '云服务或产品限制超出额度范围', en: 'The service or product limit is wider than the quota' },
  'CBC.99000024': { status: 400, zh: '订购类型限制超出额度范围', en: 'The order kinds are not within those of the quota' },
  'CBC.99000025': { status: 400, zh: '该类伙伴不能给自己发放', en: 'This kind of partner cannot issue to itself' },
  'CBC.99000026': { status: 400, zh: '验证码错误', en: 'The verification code is wrong' },
  'CBC.99000027': { status: 400, zh: '验证码已过期或未发送', en: 'The verification code is expired or was never sent' },
  'CBC.99000029': { status: 400, zh: '手机号码已存在', en: 'The phone number exists already' },
  'CBC.99000030': { status: 400, zh: '手机号码注册次数已达上限', en: 'The phone number is at its limit of registrations' },
  'CBC.99000031': { status: 400, zh: '账号名不符合规则', en: 'The account name does not meet the rules' },
  'CBC.99000035': { status: 400, zh: '不是该伙伴的客户', en: 'Not a customer of this partner' },
  'CBC.99000036': { status: 400, zh: '密码不符合规则', en: 'The password does not meet the rules' },
  'CBC.99000037': { status: 400, zh: '没有操作该云经销商的权限', en: 'No authority over this reseller' },
  'CBC.99000038': { status: 400, zh: '名称已存在', en: 'The name exists already' },
  'CBC.99000039': { status: 400, zh: 'xaccountId重复', en: 'The xaccount id exists already' },
  'CBC.99000050': {
    status: 500,
    zh: '账号已创建，关联结果超时',
    en: 'The account was made; the result of its association is not known yet',
  },
  'CBC.99000051': { status: 400, zh: '手机号或邮箱已被报备', en: 'The phone or e-mail is reported already' },
  'CBC.99003106': { status: 400, zh: '订单或代付申请的状态已变化', en: 'The state of the order or request does not allow this' },
  'CBC.99003110': { status: 400, zh: '订单已超过付款截止时间', en: 'The payment deadline of the order has passed' },
  'CBC.99004003': { status: 400, zh: '验证码已生成，但发送失败', en: 'The code was generated, but could not be delivered' },
  'CBC.99004008': { status: 400, zh: '验证码已过期或未发送', en: 'The verification code is expired or was never sent' },
  'CBC.99004009': { status: 400, zh: '验证码错误次数过多，请重新获取', en: 'Too many wrong verification codes, ask for a new one' },
  'CBC.99004010': { status: 400, zh: '验证码错误', en: 'The verification code is wrong' },
  'CBC.99004015': {
    status: 400,
    zh: '验证码发送过于频繁：每小时最多15次，每天最多60次',
    en: 'Too many verification codes: at most 15 an hour and 60 a day',
  },
  'CBC.99005010': { status: 400, zh: '订单状态不允许取消', en: 'The state of the order does not allow cancelling it' },
  'CBC.99005030': {
    status: 400,
    zh: '伙伴未开通实名认证功能或桶授权失败',
    en: 'The partner has not enabled this, or the bucket is refused',
  },
  'CBC.99005035': { status: 400, zh: '测试伙伴账号不能使用此接口', en: 'A sandbox partner may not use this' },
  'CBC.99007004': { status: 400, zh: '业务校验未通过', en: 'A precondition is not met' },
  'PCB.0001': { status: 400, zh: '没有该优惠券', en: 'No such coupon' },
  'PCB.0002': { status: 400, zh: '优惠券状态不允许回收', en: 'The state of the coupon does not allow a reclaim' },
  'PCB.0003': { status: 400, zh: '优惠券余额被支付占用', en: 'The balance of the coupon is held by a payment' },
  'PCB.0409': { status: 409, zh: '相同Idempotency-Key的请求正在处理', en: 'The first request with this Idempotency-Key is still running' },
  'PCB.0504': { status: 504, zh: '处理超时，结果未知', en: 'No answer in time; the outcome is unknown' },
} as const satisfies Record<string, ErrorCode>;

export type ErrorCodeName = keyof typeof ERROR_CODES;

/** Codes of refusals that an Idempotency-Key does not keep (api 7.10). */
export const CODES_NOT_KEPT: ReadonlySet<string> = new Set([
  'CBC.0100',
  'CBC.0101',
  'CBC.0150',
  'CBC.0151',
  'CBC.0154',
  'CBC.0999',
  'APIGW.0301',
  'APIGW.0308',
  'PCB.0409',
  'PCB.0504',
]);

import { MAX_AMOUNT_FEN, refuse, type Refusal } from '@pc/kernel';
import type { IssueSituation } from './issue-situation';
import { isRatio } from './quota-limits';

const MAX_CUSTOMERS = { API: 100, CONSOLE: 10 } as const;
const MAX_SCOPE = 10;
const MAX_MEMO = 256;

type FormSituation = Pick<IssueSituation, 'command' | 'channel' | 'now' | 'quota'>;

/** What is wrong whatever the store holds: `CBC.0100` (benefits ). */
export function checkForm(situation: FormSituation): Refusal | undefined {
  return checkCustomers(situation) ?? checkAmount(situation) ?? checkTimes(situation) ?? checkTerms(situation) ?? checkConsole(situation);
}

function checkCustomers({ command: { customerIds }, channel }: FormSituation): Refusal | undefined {
  const max = MAX_CUSTOMERS[channel];
  if (customerIds.length === 0) return refuse('CBC.0100', { field: 'customer_ids', reason: 'too_few', params: { min: 1 } });
  if (customerIds.length > max) return refuse('CBC.0100', { field: 'customer_ids', reason: 'too_many', params: { max } });
  const again = customerIds.findIndex((id, index) => customerIds.indexOf(id) < index);
  return again < 0
    ? undefined
    : refuse('CBC.0100', { field: `customer_ids[${again}]`, reason: 'duplicate', params: { value: customerIds[again]! } });
}

function checkAmount({ command: { faceValue } }: FormSituation): Refusal | undefined {
  if (faceValue <= 0n) return refuse('CBC.0100', { field: 'face_value', reason: 'not_positive' });
  return faceValue > MAX_AMOUNT_FEN
    ? refuse('CBC.0100', { field: 'face_value', reason: 'too_big', params: { max: '999999999.99' } })
    : undefined;
}

function checkTimes({ command: { validTime, expireTime }, now }: FormSituation): Refusal | undefined {
  if (validTime && expireTime && validTime >= expireTime)
    return refuse('CBC.0100', { field: 'expire_time', reason: 'range', params: { other: 'valid_time' } });
  return expireTime && expireTime <= now ? refuse('CBC.0100', { field: 'expire_time', reason: 'range_past' }) : undefined;
}

function checkTerms({ command }: FormSituation): Refusal | undefined {
  const { serviceTypes = [], productIds = [], memo = '', maxDeductionRatio, minOrderAmount } = command;
  if (serviceTypes.length > MAX_SCOPE)
    return refuse('CBC.0100', { field: 'cloud_service_types', reason: 'too_many', params: { max: MAX_SCOPE } });
  if (productIds.length > MAX_SCOPE) return refuse('CBC.0100', { field: 'product_ids', reason: 'too_many', params: { max: MAX_SCOPE } });
  if (memo.length > MAX_MEMO) return refuse('CBC.0100', { field: 'memo', reason: 'too_long', params: { max: MAX_MEMO } });
  if (minOrderAmount !== undefined && minOrderAmount <= 0n)
    return refuse('CBC.0100', { field: 'min_order_amount', reason: 'not_positive' });
  const wrongRatio = maxDeductionRatio !== undefined && !isRatio(maxDeductionRatio);
  return wrongRatio ? refuse('CBC.0100', { field: 'max_deduction_ratio', reason: 'format' }) : undefined;
}

/** The console's form: a voucher has no end of its own; the other kinds must name end, ratio and order kinds (benefits R-66). */
function checkConsole({ channel, quota, command }: FormSituation): Refusal | undefined {
  if (channel !== 'CONSOLE' || !quota) return undefined;
  if (quota.kind === 'VOUCHER')
    return command.expireTime ? refuse('CBC.0100', { field: 'expire_time', reason: 'conflict', params: { other: 'quota_id' } }) : undefined;
  if (!command.expireTime) return refuse('CBC.0100', { field: 'expire_time', reason: 'required' });
  if (command.maxDeductionRatio === undefined) return refuse('CBC.0100', { field: 'max_deduction_ratio', reason: 'required' });
  return command.subscribeTypes?.length ? undefined : refuse('CBC.0100', { field: 'subscribe_types', reason: 'required' });
}

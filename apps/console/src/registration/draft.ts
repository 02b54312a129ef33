import { GatewayError } from '../gateway/gateway-error';
import { isGoodCode, isGoodName, isGoodPhone, passwordRules } from './rules';

/** What is typed into the form; the empty text is nothing. */
export interface Draft {
  readonly name: string;
  readonly phone: string;
  readonly code: string;
  readonly password: string;
  readonly xaccountId: string;
  readonly xaccountType: string;
  readonly reseller: string;
  readonly marketingClosed: boolean;
}

export const EMPTY_DRAFT: Draft = {
  name: '',
  phone: '',
  code: '',
  password: '',
  xaccountId: '',
  xaccountType: '',
  reseller: '',
  marketingClosed: false,
};

export type DraftField = Exclude<keyof Draft, 'marketingClosed'>;
/** Names of the words that say what is wrong, or the sentence of the gateway. */
type OwnFault = 'nameFault' | 'phoneFault' | 'codeFault' | 'passwordFault' | 'required';
export type DraftFaults = Partial<Record<DraftField, OwnFault | { readonly said: string }>>;

/** What can be seen without asking the service. */
export function faultsIn(draft: Draft): DraftFaults {
  const { name, phone, code, password, xaccountId, xaccountType } = draft;
  const keeps = Object.values(passwordRules(password, { name, phone })).every(Boolean);
  return {
    ...(!isGoodName(name) && { name: 'nameFault' as const }),
    ...(phone !== '' && !isGoodPhone(phone) && { phone: 'phoneFault' as const }),
    ...(phone !== '' && !isGoodCode(code) && { code: 'codeFault' as const }),
    ...(password !== '' && !keeps && { password: 'passwordFault' as const }),
    ...(xaccountId.trim() === '' && { xaccountId: 'required' as const }),
    ...(xaccountType === '' && { xaccountType: 'required' as const }),
  };
}

/** The field that each refusal of a registration is about (customers 8.3). */
const FIELD_OF_CODE: Readonly<Record<string, DraftField>> = {
  'CBC.0101': 'xaccountType',
  'CBC.5017': 'phone',
  'CBC.99000029': 'phone',
  'CBC.99000030': 'phone',
  'CBC.99000031': 'name',
  'CBC.99000036': 'password',
  'CBC.99000037': 'reseller',
  'CBC.99000038': 'name',
  'CBC.99000039': 'xaccountId',
  'CBC.99000051': 'phone',
  'CBC.99004003': 'phone',
  'CBC.99004008': 'code',
  'CBC.99004009': 'code',
  'CBC.99004010': 'code',
  'CBC.99004015': 'phone',
};

/** The fault at the field that the refusal is about; none where it is about no single one. */
export function faultsFrom(error: unknown): DraftFaults {
  const field = error instanceof GatewayError ? FIELD_OF_CODE[error.code ?? ''] : undefined;
  return field ? { [field]: { said: (error as GatewayError).message } } : {};
}

/** The body of a registration (customers 8.3): what is empty is left out, as an empty code or password is refused (4.19). */
export function bodyOf({ name, phone, code, password, xaccountId, xaccountType, reseller, marketingClosed }: Draft): object {
  return {
    xaccount_id: xaccountId.trim(),
    xaccount_type: xaccountType,
    ...(name && { domain_name: name }),
    ...(phone && { mobile_phone: phone, verification_code: code }),
    ...(password && { password }),
    ...(reseller && { indirect_partner_id: reseller }),
    is_close_market_ms: String(marketingClosed),
    include_association_result: true,
  };
}

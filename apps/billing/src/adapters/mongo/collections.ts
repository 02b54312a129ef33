import { AUDIT_ENTRIES, AUDIT_INDEX, RANK_INDEX, type IndexPlan } from '@pc/store';

export const CUSTOMERS = 'customers';
export const PARTNERS = 'partners';
export const RESELLERS = 'resellers';
export const ORDERS = 'orders';
export const PROXY_PAY_REQUESTS = 'proxy_pay_requests';
export const ACCOUNTS = 'accounts';
export const ACCOUNT_RECORDS = 'account_records';
export const ADJUST_RECORDS = 'adjust_records';
export const BALANCE_HOLDS = 'balance_holds';
export const PAYMENTS = 'payments';
export const PARTNER_DISCOUNTS = 'partner_discounts';

export const INDEXES: IndexPlan = {
  [CUSTOMERS]: [],
  [PARTNERS]: [],
  [RESELLERS]: [],
  [ORDERS]: [
    { name: 'external_id', key: { external_id: 1 }, unique: true },
    { name: 'customer_time', key: { customer_id: 1, create_time: -1, _id: -1 } },
    { name: 'shown_time', key: { shown_to: 1, create_time: -1, _id: -1 } },
    { name: 'payer', key: { payer_id: 1 }, partialFilterExpression: { payer_id: { $exists: true } } },
    { name: 'deadline', key: { status: 1, deadline: 1 } },
  ],
  [PROXY_PAY_REQUESTS]: [RANK_INDEX, { name: 'customer', key: { customer_id: 1, status: 1 } }, { name: 'order', key: { order_id: 1 } }],
  [ACCOUNTS]: [],
  [ACCOUNT_RECORDS]: [RANK_INDEX],
  [ADJUST_RECORDS]: [RANK_INDEX, { name: 'receiver', key: { receiver_id: 1 } }],
  [BALANCE_HOLDS]: [{ name: 'expiry', key: { state: 1, 'reserved.expires_at': 1 } }],
  [PAYMENTS]: [
    { name: 'state', key: { state: 1, until: 1 } },
    { name: 'order', key: { orderId: 1 } },
    { name: 'provisioning', key: { provisioning: 1 }, partialFilterExpression: { provisioning: { $exists: true } } },
  ],
  [PARTNER_DISCOUNTS]: [{ name: 'customer', key: { customerId: 1, associationId: 1 } }],
  [AUDIT_ENTRIES]: [AUDIT_INDEX],
};

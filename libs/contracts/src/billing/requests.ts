import { auditQuery } from '../audit';
import { operationLogQuery } from '../operation-log';

/** Sums of orders and accounts, and orders, requests, payments and holds that must know of each other (architecture 8). */
export const auditBilling = auditQuery('billing', [
  'orders',
  'proxy_pay_requests',
  'payments',
  'accounts',
  'account_records',
  'balance_holds',
]);

export const listOperations = operationLogQuery('billing');

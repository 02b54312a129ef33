import { auditQuery } from '../audit';

/** Sums of orders, and orders and requests that must know of each other (architecture 8). */
export const auditBilling = auditQuery('billing', ['orders', 'proxy_pay_requests', 'payments']);

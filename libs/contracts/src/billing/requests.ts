import { auditQuery } from '../audit';

/** Conservation of money in accounts (architecture 8). */
export const auditBilling = auditQuery('billing', []);

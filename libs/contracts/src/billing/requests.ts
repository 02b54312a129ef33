import { auditQuery } from '../audit';

/** Whether every customer that billing knows is known whole. */
export const auditBilling = auditQuery('billing', ['customers']);

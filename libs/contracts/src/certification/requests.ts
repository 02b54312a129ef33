import { auditQuery } from '../audit';

/** Whether every customer that certification knows is known whole. */
export const auditCertification = auditQuery('certification', ['customers']);

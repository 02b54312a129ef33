import { auditQuery } from '../audit';
import { operationLogQuery } from '../operation-log';

/** Whether what was reviewed and what stands agree (architecture 8). */
export const auditCertification = auditQuery('certification', ['realname_auths', 'realname_applications']);

export const listOperations = operationLogQuery('certification');

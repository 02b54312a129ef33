import type { Breach } from '@pc/contracts';
import type { AssociationLine } from '../association-log';
import { breach } from '../breach';
import type { Report } from './report';

type Kept = Pick<Report, 'id' | 'partnerId' | 'status'>;

/**
 * customers 3.1, 5.19: a report is fulfilled by a customer that became its reporter's. Which one may not be told from the report
 * later, for phones change; but the reporter must have had one.
 */
export function reportBreaches(reports: readonly Kept[], log: readonly AssociationLine[]): Breach[] {
  const reporters = new Set(log.map(({ partnerId }) => partnerId));
  return reports
    .filter(({ status, partnerId }) => status === 'ASSOCIATED' && (partnerId === null || !reporters.has(partnerId)))
    .map(({ id }) => breach('customers 5.19', id, 'it is associated, and its reporter never had a customer'));
}

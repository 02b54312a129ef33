import { Collision, type Tx } from '@pc/store';
import type { DomainEvent } from '../../domain/domain-event';
import type { Quota } from '../../domain/quota';
import { QUOTAS } from './collections';
import { changingPart, quotaDocument, type QuotaDocument } from './quota.document';

/** One write a quota, whatever number of changes it went through, guarded by the version that the decisions were taken on (benefits R-8). */
export async function saveQuotas(tx: Tx, events: readonly DomainEvent[]): Promise<void> {
  for (const { first, last } of stretchesOf(events).values()) {
    if (first.version === 1)
      await tx.collection<QuotaDocument>(QUOTAS).insertOne(quotaDocument(last, tx.position()), { session: tx.session });
    else await update(tx, last, first.version - 1);
  }
}

async function update(tx: Tx, quota: Quota, readVersion: number): Promise<void> {
  const changes = { $set: changingPart(quota, tx.position()) };
  const result = await tx
    .collection<QuotaDocument>(QUOTAS)
    .updateOne({ _id: quota.id, version: readVersion }, changes, { session: tx.session });
  if (result.matchedCount === 0) throw new Collision(`The quota ${quota.id} is no longer at version ${readVersion}`, QUOTAS);
}

/** The first and the last change of each quota. */
function stretchesOf(events: readonly DomainEvent[]): Map<string, { first: Quota; last: Quota }> {
  const stretches = new Map<string, { first: Quota; last: Quota }>();
  for (const event of events) {
    if (event.type !== 'quota-changed') continue;
    const { quota } = event;
    stretches.set(quota.id, { first: stretches.get(quota.id)?.first ?? quota, last: quota });
  }
  return stretches;
}

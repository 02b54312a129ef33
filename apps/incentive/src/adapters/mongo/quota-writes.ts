import { Collision, type Tx } from '@pc/store';
import type { DomainEvent } from '../../domain/domain-event';
import type { Reseller } from '../../domain/partner';
import type { Quota } from '../../domain/quota';
import { QUOTA_OWNERS, QUOTAS } from './collections';
import { changingPart, quotaDocument, type QuotaDocument } from './quota.document';

/** One write a quota, whatever number of changes it went through, guarded by the version that the decisions were taken on (benefits R-8). */
export async function saveQuotas(tx: Tx, events: readonly DomainEvent[]): Promise<void> {
  for (const { first, last } of stretchesOf(events).values()) {
    if (first.version === 1) await insert(tx, last);
    else await update(tx, last, first.version - 1);
  }
}

/** Raises the stamp of all quotas of a partner, those included that another transaction is about to add. */
export async function touchQuotasOf(tx: Tx, partnerId: string): Promise<void> {
  await meetAtOwner(tx, partnerId);
  const change = { $inc: { facts_stamp: 1 } };
  await tx.collection<QuotaDocument>(QUOTAS).updateMany({ owner_partner_id: partnerId }, change, { session: tx.session });
}

/** Says of the allotted quotas of a reseller whether it has left; like the stamp it is nobody else's affair, and leaves the version alone. */
export async function markOwnerLeft(tx: Tx, { id, distributorId, state }: Reseller): Promise<void> {
  const filter = { owner_partner_id: distributorId, indirect_partner_id: id, parent_quota_id: { $exists: true } };
  await tx.collection<QuotaDocument>(QUOTAS).updateMany(filter, { $set: { owner_left: state === 'LEFT' } }, { session: tx.session });
}

async function insert(tx: Tx, quota: Quota): Promise<void> {
  await meetAtOwner(tx, quota.owner.partnerId);
  await tx.collection<QuotaDocument>(QUOTAS).insertOne(quotaDocument(quota, tx.position()), { session: tx.session });
}

/** Two transactions that write the same document collide; one of them is done again and sees what the other did. */
async function meetAtOwner(tx: Tx, partnerId: string): Promise<void> {
  const options = { session: tx.session, upsert: true };
  await tx.collection<{ _id: string; changes: number }>(QUOTA_OWNERS).updateOne({ _id: partnerId }, { $inc: { changes: 1 } }, options);
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

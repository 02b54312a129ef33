import type { AnswerOf, incentive, PayloadOf } from '@pc/contracts';
import { between, conditions, type Row, type StoreConnection } from '@pc/store';
import type { OwnerFilter } from '../../ports/lists';
import { QUOTAS } from './collections';
import type { QuotaDocument } from './quota.document';
import { quotaView } from './quota.view';

type Contract = typeof incentive.listQuotas;

/** Benefits 5.1. An owner has few quotas, so they are counted and sorted as they are found. */
export async function listQuotas(store: StoreConnection, owner: OwnerFilter, wanted: PayloadOf<Contract>): Promise<AnswerOf<Contract>> {
  const filter = { ...ownedBy(owner), ...filterOf(wanted) };
  const collection = store.collection<QuotaDocument>(QUOTAS);
  const [quotas, total] = await Promise.all([
    collection.find(filter, { sort: { create_time: -1, _id: -1 }, skip: wanted.offset, limit: wanted.limit }).toArray(),
    collection.countDocuments(filter),
  ]);
  return { total_count: total, quotas: quotas.map(quotaView) };
}

function ownedBy(owner: OwnerFilter): Row {
  switch (owner.type) {
    case 'one':
      return { owner_partner_id: owner.owner.partnerId, indirect_partner_id: owner.owner.resellerId ?? { $exists: false } };
    case 'partner':
      return { owner_partner_id: owner.partnerId };
    case 'all':
      return {};
  }
}

function filterOf({ quota_ids, quota_status_list, quota_type, create_time, effective_time, expire_time }: PayloadOf<Contract>): Row {
  return conditions({
    _id: noneIfEmpty(quota_ids),
    quota_status: noneIfEmpty(quota_status_list),
    quota_type,
    create_time: between(create_time),
    effective_time: between(effective_time),
    expire_time: between(expire_time),
  });
}

/** In a body an empty list is no filter (benefits section 6). */
const noneIfEmpty = <T>(list: readonly T[] | undefined) => (list && list.length > 0 ? list : undefined);

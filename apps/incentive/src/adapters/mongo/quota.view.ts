import type { incentive } from '@pc/contracts';
import { formatUtc } from '@pc/kernel';
import type { QuotaDocument } from './quota.document';

/** A quota as lists show it; its owner is for the vendor's staff. */
export function quotaView(quota: QuotaDocument): incentive.QuotaView {
  return {
    quota_id: quota._id,
    quota_type: quota.quota_type,
    create_time: formatUtc(quota.create_time),
    last_update_time: formatUtc(quota.last_update_time),
    quota_value_fen: Number(quota.quota_value),
    quota_status: quota.quota_status,
    balance_fen: Number(quota.balance),
    measure_id: 1,
    currency: 'CNY',
    effective_time: formatUtc(quota.effective_time),
    expire_time: formatUtc(quota.expire_time),
    limit_infos: quota.limit_infos.map(({ limit_key, limit_values }) => ({ limit_key, limit_values })),
    owner_partner_id: quota.owner_partner_id,
    ...(quota.indirect_partner_id !== undefined && { indirect_partner_id: quota.indirect_partner_id }),
  };
}

import { z } from 'zod';
import { command, fen, id, page, query, utc } from '../contract';
import { errorDetail, exclusiveRange, quotaView } from './requests';

/** Operations on allotted quotas (benefits 2.6). */
export const QUOTA_OPERATION_TYPES = { ALLOT: '10', RECLAIM: '11' } as const;

/** Carves a quota for each of some resellers out of one of the distributor's own (benefits 5.7). */
export const allotQuota = command(
  'incentive',
  'allot-quota',
  z.object({ quota_id: id, indirect_partner_ids: z.array(id).min(1).max(100), quota_amount_fen: fen.min(1) }),
  z.object({
    simple_quota_infos: z.array(z.object({ id: z.string(), quota_id: z.string() })),
    error_details: z.array(errorDetail),
  }),
);

/** Takes resellers' quotas back into those from which they were carved (benefits 5.8). */
export const reclaimQuotas = command(
  'incentive',
  'reclaim-quotas',
  z.object({ quota_ids: z.array(id).min(1).max(10), remark: z.string().max(256).optional() }),
  z.object({
    simple_quota_infos: z.array(z.object({ quota_id: z.string(), quota_balance_fen: fen })),
    error_details: z.array(errorDetail),
  }),
);

const resellerNames = { indirect_partner_account_name: z.string().optional(), indirect_partner_name: z.string().optional() };

export const allottedQuotaView = quotaView.extend({ indirect_partner_id: z.string(), parent_quota_id: z.string(), ...resellerNames });
export type AllottedQuotaView = z.infer<typeof allottedQuotaView>;

/** The quotas that the calling distributor allotted (benefits 5.9). */
export const listAllottedQuotas = query(
  'incentive',
  'list-allotted-quotas',
  z.object({
    quota_id: z.string().optional(),
    indirect_partner_id: z.string().optional(),
    parent_quota_id: z.string().optional(),
    ...page,
  }),
  z.object({ total_count: z.int(), quotas: z.array(allottedQuotaView) }),
);

export const quotaRecordView = z.object({
  id: z.string(),
  operator: z.string(),
  operation_type: z.enum(['10', '11']),
  /** Absent when an allotment was refused. */
  quota_id: z.string().optional(),
  parent_quota_id: z.string().optional(),
  amount_fen: fen,
  operation_time: utc,
  result: z.enum(['0', '-1']),
  indirect_partner_id: z.string().optional(),
  ...resellerNames,
  remark: z.string().optional(),
});
export type QuotaRecordView = z.infer<typeof quotaRecordView>;

/** The records of the calling distributor's allotments and of their reclaims (benefits 5.10). */
export const listQuotaRecords = query(
  'incentive',
  'list-quota-records',
  z.object({
    indirect_partner_id: z.string().optional(),
    quota_id: z.string().optional(),
    parent_quota_id: z.string().optional(),
    operation_time: exclusiveRange,
    operation_type: z.enum(['10', '11']).optional(),
    ...page,
  }),
  z.object({ total_count: z.int(), records: z.array(quotaRecordView) }),
);

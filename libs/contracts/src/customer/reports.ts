import { z } from 'zod';
import { command, id, nothing, page, query, utc } from '../contract';
import { associationType } from './events';

/** customers 3.1. `REMOVED` is only told, never shown. */
export const REPORT_STATUSES = ['DRAFT', 'PENDING', 'REPORTED', 'REJECTED', 'EXPIRED', 'ASSOCIATED'] as const;
/** customers 2.4. */
export const ASSOCIATION_STATUSES = ['NONE', 'INVITED', 'ASSOCIATED', 'FAILED'] as const;
/** Fields of a report that lists mask (customers 5.22). */
export const MASKED_FIELDS = ['customer_full_name', 'mobile_phone', 'email', 'account_name'] as const;

/** Name, phone and e-mail are sealed for `contact`. */
const prospect = {
  sealed_full_name: z.string(),
  sealed_phone: z.string(),
  sealed_email: z.string().optional(),
  account_name: z.string().max(64).optional(),
};

const submitted = z.object({
  report_id: id,
  status: z.enum(REPORT_STATUSES),
  expire_time: utc.optional(),
});

/** A partner reports a prospect (customers 5.1 to 5.6). */
export const createReport = command(
  'customer',
  'create-report',
  z.object({
    ...prospect,
    label: z.string().min(1).max(64).optional(),
    review_reason: z.string().min(1).max(1000).optional(),
    /** Only recorded (customers 3.1). */
    draft: z.boolean().optional(),
  }),
  submitted,
);

/** Submits a draft, or again one that expired; with a reason for the review where one is needed (customers 3.1, 5.6). */
export const submitReport = command(
  'customer',
  'submit-report',
  z.object({ report_id: id, review_reason: z.string().min(1).max(1000).optional() }),
  submitted,
);

/** The vendor's own report (customers 6.14, 4.26). */
export const createVendorReport = command('customer', 'create-vendor-report', z.object(prospect), submitted);

/** The vendor's decision on a report that waits for it (customers 3.1). */
export const reviewReport = command(
  'customer',
  'review-report',
  z.object({ report_id: id, result: z.enum(['APPROVE', 'REJECT']), opinion: z.string().max(255).optional() }),
  nothing,
);

const shownReport = z.object({
  report_id: id,
  /** Absent: the vendor's own. */
  partner_id: id.optional(),
  customer_full_name: z.string(),
  mobile_phone: z.string(),
  email: z.string().optional(),
  account_name: z.string().optional(),
  association_type: associationType.optional(),
  label: z.string().optional(),
  status: z.enum(REPORT_STATUSES),
  association_status: z.enum(ASSOCIATION_STATUSES),
  failure_reason: z.string().optional(),
  review_reason: z.string().optional(),
  opinion: z.string().optional(),
  created_at: utc,
  reported_at: utc.optional(),
  expire_time: utc.optional(),
});
export type ShownReport = z.infer<typeof shownReport>;

/** Reports, newest first, masked (customers 5.22). A partner sees its own, the vendor all. */
export const listReports = query(
  'customer',
  'list-reports',
  z.object({
    /** Both sealed for `contact`. */
    sealed_full_name: z.string().optional(),
    sealed_phone: z.string().optional(),
    label: z.string().max(64).optional(),
    status: z.enum(REPORT_STATUSES).optional(),
    association_status: z.enum(ASSOCIATION_STATUSES).optional(),
    partner_id: id.optional(),
    reported_by: z.enum(['PARTNER', 'VENDOR']).optional(),
    ...page,
  }),
  z.object({ total_count: z.int(), reports: z.array(shownReport) }),
);

/** One field in clear, sealed for `contact`; leaves an audit entry (customers 5.22). */
export const revealReport = command(
  'customer',
  'reveal-report',
  z.object({ report_id: id, field: z.enum(MASKED_FIELDS) }),
  z.object({ sealed_value: z.string().optional() }),
);

/** Removes reports; one that led to an association stays (customers 3.1). Foreign ids are dropped silently (api 7.5). */
export const deleteReports = command(
  'customer',
  'delete-reports',
  z.object({ report_ids: z.array(id).min(1).max(100) }),
  z.object({ removed: z.array(id), refused: z.array(z.object({ report_id: id, item: z.string() })) }),
);

import { z } from 'zod';
import { command, id, nothing, page, query, utc } from '../contract';

/** Data of a legal person as partners and the vendor's staff see them (customers 10.3). */
export const companyProfile = z.object({
  company_name: z.string().min(1).max(128),
  credit_code: z.string().max(18).optional(),
  registered_address: z.string().min(1).max(512).optional(),
  signing_entity: z.string().min(1).max(128).optional(),
});

export const EDIT_STATUSES = ['PENDING', 'APPROVED', 'REJECTED'] as const;
const profileEdit = z.object({
  edit_id: id,
  status: z.enum(EDIT_STATUSES),
  before: companyProfile,
  after: companyProfile,
  submitted_by: z.string(),
  submitted_at: utc,
  reviewed_by: z.string().optional(),
  reviewed_at: utc.optional(),
  opinion: z.string().optional(),
});

/** The calling customer account becomes a partner account (customers 10.2). Its company bears the name that certification verified. */
export const joinNetwork = command(
  'customer',
  'join-network',
  companyProfile.omit({ company_name: true }).required({ credit_code: true }),
  z.object({ partner_id: id }),
);

export const getCompanyProfile = query(
  'customer',
  'get-company-profile',
  z.object({}),
  companyProfile.extend({
    main_account_id: id,
    main_account_name: z.string(),
    is_main_account: z.boolean(),
    latest_edit: profileEdit.optional(),
  }),
);

/** What is absent stays as it is. Without `edit_id` in the answer nothing would have changed. */
export const editCompanyProfile = command(
  'customer',
  'edit-company-profile',
  companyProfile.partial(),
  z.object({ edit_id: id.optional() }),
);

/** Makes another partner account of the same company its main account. */
export const handOverCompany = command('customer', 'hand-over-company', z.object({ account_id: id }), nothing);

export const listProfileEdits = query(
  'customer',
  'list-profile-edits',
  z.object({ status: z.enum(EDIT_STATUSES).optional(), ...page }),
  z.object({
    count: z.int(),
    edits: z.array(profileEdit.extend({ main_account_id: id, main_account_name: z.string() })),
  }),
);

export const reviewProfileEdit = command(
  'customer',
  'review-profile-edit',
  z.object({ edit_id: id, result: z.enum(['APPROVE', 'REJECT']), opinion: z.string().max(255).optional() }),
  nothing,
);

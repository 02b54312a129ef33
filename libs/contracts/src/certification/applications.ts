import { z } from 'zod';
import { command, id, nothing, page, query, utc } from '../contract';

const isReview = z.object({ /** 0: decided, 1: people decide. */ is_review: z.union([z.literal(0), z.literal(1)]) });
const files = z.array(z.string()).min(1).max(4);
const name = z.string().min(1).max(255);

/** A person proves who it is (certification 4.6). Numbers are sealed for `identity`, the mobile for `contact`, the code for `code`. */
export const applyIndividual = command(
  'certification',
  'apply-individual',
  z.object({
    customer_id: id,
    xaccount_type: z.string().max(64),
    /** Of a scan. */
    verified_type: z.int().optional(),
    verified_file_url: files,
    name,
    sealed_number: z.string(),
    /** Identification by bank card. */
    bank_card: z
      .object({ sealed_account: z.string(), areacode: z.string().max(10), sealed_mobile: z.string(), sealed_code: z.string() })
      .optional(),
  }),
  isReview,
);

/** An organisation proves who it is, or a verified individual becomes one (certification 4.6). Numbers are sealed for `identity`. */
export const applyEnterprise = command(
  'certification',
  'apply-enterprise',
  z.object({
    customer_id: id,
    xaccount_type: z.string().max(64),
    change: z.boolean(),
    certificate_type: z.int().optional(),
    verified_file_url: files,
    corp_name: name,
    sealed_number: z.string(),
    reg_country: z.string().max(10).optional(),
    reg_address: z.string().max(512).optional(),
    person: z.object({ name, sealed_number: z.string() }).optional(),
  }),
  isReview,
);

/** What became of the last application for a customer of the caller; empty where none was ever filed (RN-14). */
export const getReviewResult = query(
  'certification',
  'get-review-result',
  z.object({ customer_id: id }),
  z.object({
    result: z
      .object({ /** 0 reviewing, 1 failed, 2 passed. */ review_result: z.int().min(0).max(2), opinion: z.string().optional() })
      .optional(),
  }),
);

export const reviewApplication = command(
  'certification',
  'review-application',
  z.object({ application_id: id, passed: z.boolean(), opinion: z.string().max(256).optional() }),
  nothing,
);

export const APPLICATION_STATUSES = ['REVIEWING', 'FAILED', 'PASSED'] as const;
export const APPLICATION_KINDS = ['FIRST_INDIVIDUAL', 'FIRST_ENTERPRISE', 'CHANGE'] as const;
export const APPLICATION_METHODS = ['SCAN', 'BANK'] as const;
/** An application as the staff sees it; numbers are masked (RN-17). */
export const applicationView = z.object({
  application_id: id,
  customer_id: id,
  partner_id: id,
  kind: z.enum(APPLICATION_KINDS),
  method: z.enum(APPLICATION_METHODS),
  status: z.enum(APPLICATION_STATUSES),
  verified_name: z.string(),
  verified_number: z.string(),
  document_type: z.int().optional(),
  bucket: z.string(),
  files: z.array(z.string()),
  legal_person: z.object({ name: z.string(), number: z.string() }).optional(),
  bank_card: z.object({ bank_account: z.string(), mobile: z.string() }).optional(),
  reg_country: z.string().optional(),
  reg_address: z.string().optional(),
  submitted_at: utc,
  opinion: z.string().optional(),
  decided_at: utc.optional(),
  decided_by: z.string().optional(),
});
export const listApplications = query(
  'certification',
  'list-applications',
  z.object({ customer_id: id.optional(), status: z.enum(APPLICATION_STATUSES).optional(), ...page }),
  z.object({ total_count: z.int(), applications: z.array(applicationView) }),
);

/** What the stand-ins of the outer systems say of a document or card (RN-25): a refusal's code, or one of these. */
export const FIXTURE_OUTCOMES = [
  'pass',
  'grey',
  'match',
  'CBC.70600026',
  'CBC.70600032',
  'CBC.99007193',
  'CBC.99007202',
  'CBC.99007219',
  'CBC.99007255',
  'CBC.99007258',
  'CBC.99007260',
  'CBC.99007261',
  'CBC.99007262',
] as const;
export const putFixture = command(
  'certification',
  'put-fixture',
  z.object({ sealed_number: z.string(), outcome: z.enum(FIXTURE_OUTCOMES) }),
  nothing,
);

/** The address of a new QR code for the face of the calling customer (RN-20), sealed for `realname.face`. */
export const createFaceCode = command('certification', 'create-face-code', nothing, z.object({ sealed_url: z.string() }));
/** What came of a scan (RN-30). The token's keyed hash is that of `realname.face`. */
export const scanFace = command('certification', 'scan-face', z.object({ token_hash: z.string().max(64), match: z.boolean() }), nothing);

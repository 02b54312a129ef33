import { z } from 'zod';
import { event, id, utc } from '../contract';

/** `1` referral (advisory sale), `2` resale (customers 1). */
export const associationType = z.enum(['1', '2']);

export const registeredVia = z.enum(['API', 'INVITE', 'SELF', 'BIND', 'OPERATOR']);

export const customerCreated = event(
  'customer',
  'customer-created',
  'customer_id',
  'A customer account exists',
  z.object({
    customer_id: id,
    account_name: z.string(),
    registered_via: registeredVia,
    created_at: utc,
  }),
);

export const associationStarted = event(
  'customer',
  'association-started',
  'customer_id',
  'A customer now belongs to a partner',
  z.object({
    customer_id: id,
    association_id: id,
    partner_id: id,
    indirect_partner_id: id.optional(),
    association_type: associationType,
    associated_on: utc,
    first_association: z.boolean(),
    via_report: z.boolean(),
  }),
);

export const associationSwitched = event(
  'customer',
  'association-switched',
  'customer_id',
  'The kind of an association changed',
  z.object({
    customer_id: id,
    association_id: id,
    partner_id: id,
    from_type: associationType,
    to_type: associationType,
    switched_at: utc,
  }),
);

export const associationEnded = event(
  'customer',
  'association-ended',
  'customer_id',
  'Customer and partner ended their link',
  z.object({
    customer_id: id,
    association_id: id,
    partner_id: id,
    indirect_partner_id: id.optional(),
    association_type: associationType,
    ended_at: utc,
    reason: z.string().max(255).optional(),
  }),
);

export const associationRefused = event(
  'customer',
  'association-refused',
  'customer_id',
  'A customer that a partner registered was not associated with it after all; the account stands without a partner (customers 4.34)',
  z.object({
    customer_id: id,
    partner_id: id,
    indirect_partner_id: id.optional(),
    error_code: z
      .string()
      .max(20)
      .meta({ description: 'Why, as a refused registration says it', examples: ['CBC.50010085'] }),
    refused_at: utc,
  }),
);

export const freezeChanged = event(
  'customer',
  'freeze-changed',
  'customer_id',
  'A customer was frozen or unfrozen',
  z.object({
    customer_id: id,
    is_frozen: z.union([z.literal(0), z.literal(1), z.literal(2)]),
    cause: z.enum(['PARTNER', 'PARTNER_FROZEN']),
  }),
);

export const resourcesReleased = event(
  'customer',
  'resources-released',
  'customer_id',
  'The resources of a customer that stayed frozen too long were released',
  z.object({ customer_id: id, released_at: utc }),
);

export const bindingChanged = event(
  'customer',
  'binding-changed',
  'customer_id',
  "A customer was bound to its identity on a partner's platform, or let go of (action 0 bind, 1 unbind)",
  z.object({
    customer_id: id,
    xaccount_type: z.string().max(64),
    xaccount_id: z.string().max(128),
    /** The user on that platform, where the platform named one. */
    xuser_id: z.string().max(128).optional(),
    action: z.union([z.literal(0), z.literal(1)]),
  }),
);

export const accessConfigurationChanged = event(
  'customer',
  'access-configuration-changed',
  'partner_id',
  'A partner set up its platform, or changed that; no bucket: it has none',
  z.object({ partner_id: id, xaccount_type: z.string().max(64), attachment_upload: z.boolean(), bucket: z.string().max(63).optional() }),
);

export const CUSTOMER_LEVELS = ['V0', 'V1', 'V2', 'V3', 'V4', 'V5'] as const;
export const levelChanged = event(
  'customer',
  'level-changed',
  'customer_id',
  'The level of a customer changed',
  z.object({ customer_id: id, from_level: z.enum(CUSTOMER_LEVELS), to_level: z.enum(CUSTOMER_LEVELS) }),
);

export const PARTNER_STATES = ['NORMAL', 'RESTRICTED', 'FROZEN', 'DELISTED'] as const;
export const partnerFlags = z.object({
  sandbox: z.boolean(),
  owns_customers: z.boolean(),
  partner_spends_mode: z.boolean(),
  proxy_pay_enabled: z.boolean(),
  cooperation_type_accepted: z.boolean(),
});
export type PartnerFlagFields = z.infer<typeof partnerFlags>;
/** Kind, state and flags of a partner (customers 10.8). */
export const partnerFacts = z.object({
  partner_id: id,
  account_name: z.string(),
  name: z.string(),
  kind: z.enum(['SOLUTION_PROVIDER', 'DISTRIBUTOR']),
  government_kinds: z.array(z.enum(['SUBSIDY', 'CLOUD'])),
  state: z.enum(PARTNER_STATES),
  ...partnerFlags.shape,
});
export type PartnerFacts = z.infer<typeof partnerFacts>;
export const partnerChanged = event('customer', 'partner-changed', 'partner_id', 'Kind, state or flags of a partner changed', partnerFacts);

/** What certification checks applications against and other services name partners by (customers 10.3). */
export const companyFacts = z.object({
  company_name: z.string().max(128),
  /** Unified social credit code; absent while it is not known. */
  org_code: z.string().max(18).optional(),
  /** Legal entity of the vendor that signs with the company. */
  signing_entity: z.string().max(128).optional(),
});
export const companyProfileChanged = event(
  'customer',
  'company-profile-changed',
  'partner_id',
  'Data of the company behind a partner account changed',
  z.object({ partner_id: id, ...companyFacts.shape }),
);

export const resellerFacts = z.object({
  indirect_partner_id: id,
  distributor_id: id,
  account_name: z.string(),
  name: z.string(),
  state: z.enum(['JOINED', 'LEAVING', 'LEFT']),
});
export type ResellerFacts = z.infer<typeof resellerFacts>;
export const resellerChanged = event(
  'customer',
  'reseller-changed',
  'indirect_partner_id',
  'A cloud reseller joined, is leaving or left',
  resellerFacts,
);

export const ENTERPRISE_KINDS = ['NONE', 'MASTER', 'CUSTODY_MEMBER', 'NON_CUSTODY_MEMBER'] as const;
/** Facts that come from systems outside this product (customers 6.14); an absent one is «no», «none» or «not known». */
export const accountFactFields = {
  site: z.enum(['CHINA', 'INTERNATIONAL']).optional(),
  consumer_cloud_user: z.boolean().optional(),
  contracts: z
    .array(z.enum(['DESIGNATED', 'SPECIAL', 'PROFESSIONAL_SERVICE']))
    .max(3)
    .optional(),
  contracting_entity: z.string().max(64).optional(),
  direct_sales_followed: z.boolean().optional(),
  online_sales_team: z.boolean().optional(),
  sales_support_centre: z.boolean().optional(),
  referral_reward: z.boolean().optional(),
  reserved_instance_live: z.boolean().optional(),
  support_plan_live: z.boolean().optional(),
  invoices_owed: z.boolean().optional(),
  post_payment_applied: z.boolean().optional(),
  credit_account: z.boolean().optional(),
  enterprise_master_id: id.optional(),
  enterprise_kind: z.enum(ENTERPRISE_KINDS).optional(),
  marketplace_partner: z.boolean().optional(),
  revenue_share_signed: z.boolean().optional(),
  special_organisation: z.boolean().optional(),
  registration_revoked: z.boolean().optional(),
};

export const accountFactsChanged = event(
  'customer',
  'account-facts-changed',
  'account_id',
  'Facts of an account that the vendor keeps (customers 6.14)',
  z.object({ account_id: id, ...accountFactFields }),
);

export const credentialRevoked = event(
  'customer',
  'credential-revoked',
  'account_id',
  'A key, token or session must not be accepted any longer; of a user or an account: its role or its password changed or it is gone, so that all its credentials must be looked up again',
  z.object({
    /** Of kind `USER`: the user's id; of kind `ACCOUNT`: the account's. */
    credential_id: z.string(),
    account_id: id,
    kind: z.enum(['ACCESS_KEY', 'TOKEN', 'SESSION', 'USER', 'ACCOUNT']),
  }),
);

export const reportChanged = event(
  'customer',
  'report-changed',
  'report_id',
  'A report came to be, changed or was removed',
  z.object({
    report_id: id,
    /** Absent: the vendor's own. */
    partner_id: id.optional(),
    /** `NONE` before it was there, `REMOVED` when it no longer is. */
    from: z.string(),
    to: z.string(),
    association_status: z.string(),
    failure_reason: z.string().optional(),
  }),
);

export const invitationChanged = event(
  'customer',
  'invitation-changed',
  'invitation_id',
  'An invitation was made, was accepted, failed or expired',
  z.object({
    invitation_id: id,
    partner_id: id,
    kind: z.string(),
    report_id: id.optional(),
    /** `NONE` before it was there. A link that many may use stays `OPEN`. */
    from: z.string(),
    to: z.string(),
    /** Of an acceptance: how it ended. */
    outcome: z.enum(['ASSOCIATED', 'FAILED']).optional(),
    failure_reason: z.string().optional(),
    customer_id: id.optional(),
  }),
);

export const ASSOCIATION_REQUEST_TYPES = ['DISASSOCIATE', 'SWITCH_TYPE'] as const;
export const ASSOCIATION_REQUEST_STATUSES = ['PENDING', 'APPROVED', 'REJECTED'] as const;
export const SIDES = ['PARTNER', 'CUSTOMER'] as const;
export const associationRequestChanged = event(
  'customer',
  'association-request-changed',
  'request_id',
  'A request to end or switch an association was submitted, handled, or settled by all services (customers 2.6, 6.15)',
  z.object({
    request_id: id,
    customer_id: id,
    partner_id: id,
    indirect_partner_id: id.optional(),
    association_id: id,
    request_type: z.enum(ASSOCIATION_REQUEST_TYPES),
    initiator: z.enum(SIDES),
    /** Absent: it was submitted just now. */
    from: z.enum(ASSOCIATION_REQUEST_STATUSES).optional(),
    to: z.enum(ASSOCIATION_REQUEST_STATUSES),
    settled_at: utc.optional(),
  }),
);

export const customerEvents = [
  customerCreated,
  associationStarted,
  associationSwitched,
  associationEnded,
  associationRefused,
  freezeChanged,
  resourcesReleased,
  bindingChanged,
  accessConfigurationChanged,
  levelChanged,
  partnerChanged,
  companyProfileChanged,
  resellerChanged,
  accountFactsChanged,
  credentialRevoked,
  reportChanged,
  invitationChanged,
  associationRequestChanged,
];

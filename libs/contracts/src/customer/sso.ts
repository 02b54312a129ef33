import { z } from 'zod';
import { command, id, nothing, page, query, utc } from '../contract';

/** 2 MB (customers 9.1). */
export const MAX_METADATA_BYTES = 2 * 1024 * 1024;
const host = z.string().min(1).max(255);

/** What a partner has set up for the jump to the vendor's site (customers 9.1). Nothing but the ids before its first `set`. */
export const accessConfigurationView = z.object({
  partner_id: id,
  /** Where the partner's platform finds what it must know of us. */
  sp_metadata_url: z.string(),
  login_url: z.string(),
  xaccount_type: z.string().optional(),
  idp_metadata: z.string().optional(),
  idp_entity_id: z.string().optional(),
  idp_sso_url: z.string().optional(),
  notification_url: z.string().optional(),
  /** Sealed for `contact`. */
  sealed_contact: z.string().optional(),
  attachment_upload: z.boolean().optional(),
  bucket: z.string().optional(),
  service_hosts: z.array(host).optional(),
});

/** Sets the calling partner's configuration (customers 9.8); what is absent stays as it is, an empty `bucket` lets go of it. */
export const setAccessConfiguration = command(
  'customer',
  'set-access-configuration',
  z.object({
    idp_metadata: z.string().max(MAX_METADATA_BYTES).optional(),
    notification_url: z.string().max(2048).optional(),
    sealed_contact: z.string().optional(),
    attachment_upload: z.boolean().optional(),
    bucket: z.string().max(63).optional(),
    service_hosts: z.array(host).max(50).optional(),
  }),
  accessConfigurationView,
);
export const getAccessConfiguration = query('customer', 'get-access-configuration', nothing, accessConfigurationView);

/** What a partner's identity provider must know of us, as SAML metadata (customers 9.3, 9.6). */
export const getServiceProviderMetadata = query('customer', 'get-service-provider-metadata', nothing, z.object({ xml: z.string() }));

/** Keyed hashes, never what was hashed. */
const secretHash = z.string().min(1).max(64);
/**
 * The browser that comes with an identity must be the one that began the login, which has the ticket, and the one by which the
 * answer of the identity provider came, which has the arrival. Else a login would be given to somebody, or taken from somebody.
 */
const browser = { ticket_hash: secretHash, arrival_hash: secretHash };

/**
 * Begins a login by a partner's link (customers 9.2, 9.3). The ticket, sealed for `ticket`, stays with the browser that began; one
 * that has a ticket of another login keeps that, so that two logins may run side by side.
 */
export const beginLogin = command(
  'customer',
  'begin-login',
  z.object({
    xaccount_type: z.string().min(1).max(64),
    first_login: z.boolean(),
    service: z.string().min(1).max(2048),
    ticket_hash: secretHash.optional(),
  }),
  z.object({ redirect_url: z.string(), sealed_ticket: z.string().optional() }),
);

/** A way into the vendor's site: the customer's session, sealed for `session`, and where the browser goes on. */
const entry = z.object({ service: z.string(), sealed_session: z.string() });

/** Takes the answer of a partner's identity provider, sealed for `saml` (customers 9.4, 9.5). The arrival is sealed for `ticket`. */
export const acceptAssertion = command(
  'customer',
  'accept-assertion',
  z.object({ sealed_response: z.string(), relay_state: z.string().min(1).max(128) }),
  z.object({ sealed_arrival: z.string(), /** Whether the user is let in; else he chooses an account first. */ bound: z.boolean() }),
);

/** Lets a user in who is bound (customers 9.5, 9.9). */
export const enterByPlatform = command('customer', 'enter-by-platform', z.object(browser), entry);

/** What the page of the choice shows (customers 9.5). */
export const getPendingBinding = query(
  'customer',
  'get-pending-binding',
  z.object(browser),
  z.object({ partner_name: z.string(), xaccount_id: z.string(), service: z.string() }),
);
const choice = { ...browser, agreed: z.boolean() };
/** Opens an account or binds an existing one (customers 9.5). Passwords are sealed for `password`. */
export const bindAccount = command(
  'customer',
  'bind-account',
  z.discriminatedUnion('action', [
    z.object({
      action: z.literal('CREATE'),
      ...choice,
      account_name: z.string().max(64).optional(),
      sealed_password: z.string().optional(),
    }),
    z.object({ action: z.literal('BIND'), ...choice, account_name: z.string().max(64), sealed_password: z.string() }),
  ]),
  entry.extend({ customer_id: id }),
);

export const NOTICE_STATES = ['PENDING', 'SENT', 'FAILED'] as const;
/** A notice to a partner's platform that a customer was bound (0) or let go of (1) (customers 9.6). */
export const bindingNoticeView = z.object({
  notice_id: id,
  partner_id: id,
  customer_id: id,
  account_name: z.string(),
  xaccount_id: z.string(),
  action: z.union([z.literal(0), z.literal(1)]),
  status: z.enum(NOTICE_STATES),
  attempts: z.int(),
  /** How the last attempt ended; absent before the first. */
  last_outcome: z.string().optional(),
  created_at: utc,
  next_attempt_at: utc.optional(),
});
/** A partner lists its own, newest first; the vendor's staff all, or those of one partner. */
export const listBindingNotices = query(
  'customer',
  'list-binding-notices',
  z.object({ partner_id: id.optional(), status: z.enum(NOTICE_STATES).optional(), ...page }),
  z.object({ total_count: z.int(), notices: z.array(bindingNoticeView) }),
);
/** Begins a failed notice anew. */
export const resendBindingNotice = command('customer', 'resend-binding-notice', z.object({ notice_id: id }), nothing);

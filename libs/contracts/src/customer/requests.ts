import { z } from 'zod';
import { auditQuery } from '../audit';
import { callerSchema } from '../caller';
import { command, id, nothing, page, query, utc } from '../contract';
import { operationLogQuery } from '../operation-log';
import { accountFactFields, associationType, PARTNER_STATES, partnerFacts, partnerFlags, resellerFacts } from './events';

/** The association of a customer that a service's copy lacks (interactions 6). */
export const getAssociation = query(
  'customer',
  'get-association',
  z.object({ customer_ids: z.array(id).min(1).max(100) }),
  z.object({
    associations: z.array(
      z.object({
        customer_id: id,
        exists: z.boolean(),
        association_id: id.optional(),
        partner_id: id.optional(),
        indirect_partner_id: id.optional(),
        association_type: associationType.optional(),
        associated_on: utc.optional(),
        first_association: z.boolean().optional(),
        is_frozen: z.int(),
        enterprise_kind: z.string().optional(),
        contracting_entity: z.string().optional(),
        special_organisation: z.boolean().optional(),
        registration_revoked: z.boolean().optional(),
        credit_account: z.boolean().optional(),
        /** Version of the customer aggregate that these facts are of. */
        version: z.int(),
      }),
    ),
  }),
);

/** Kind, state, flags of a partner, or a reseller and its distributor (interactions 6). */
export const getPartner = query(
  'customer',
  'get-partner',
  z.object({ partner_id: id }),
  z.object({
    partner: partnerFacts.extend({ version: z.int() }).optional(),
    reseller: resellerFacts.extend({ version: z.int() }).optional(),
  }),
);

/** The material by which the gateway checks a request; secrets are sealed for `credential` (interactions 6). */
export const getCredential = query(
  'customer',
  'get-credential',
  z.object({
    access_key: z.string().max(64).optional(),
    /** Keyed hash of the token, never the token. */
    token_hash: z.string().max(64).optional(),
    /** Keyed hash of what the cookie of a console session holds. */
    session_hash: z.string().max(64).optional(),
  }),
  z.object({
    found: z.boolean(),
    credential_id: z.string().optional(),
    caller: callerSchema.optional(),
    sealed_secret_key: z.string().optional(),
    /** Of a temporary key: keyed hash of its security token (api 4.2.6). */
    security_token_hash: z.string().optional(),
    expires_at: z.string().optional(),
  }),
);

/** A token by password (api 3.1). The password is sealed for `password`. */
export const createToken = command(
  'customer',
  'create-token',
  z.object({
    domain_name: z.string().max(64),
    user_name: z.string().max(64),
    sealed_password: z.string(),
    scope: z.object({ project: z.string().max(64).optional() }),
  }),
  z.object({
    /** Sealed for `token`; the customer service keeps its hash only. */
    sealed_token: z.string(),
    issued_at: z.string(),
    expires_at: z.string(),
    user: z.object({ id: z.string(), name: z.string(), domain: z.object({ id: z.string(), name: z.string() }) }),
    project: z.object({ id: z.string(), name: z.string() }).optional(),
    roles: z.array(z.object({ id: z.string(), name: z.string() })),
  }),
);

/** Phone and e-mail address of an account, sealed for `contact`. */
export const sealedContact = { sealed_phone: z.string().optional(), sealed_email: z.string().optional() };

export const createPartner = command(
  'customer',
  'create-partner',
  z.object({
    account_name: z.string().min(1).max(64),
    name: z.string().min(1).max(128),
    sealed_password: z.string(),
    kind: z.enum(['SOLUTION_PROVIDER', 'DISTRIBUTOR', 'RESELLER']),
    distributor_id: id.optional(),
    government_kinds: z.array(z.enum(['SUBSIDY', 'CLOUD'])),
    partner_spends_mode: z.boolean(),
    xaccount_type: z.string().max(64).optional(),
    ...sealedContact,
    credit_code: z.string().max(18).optional(),
  }),
  z.object({ partner_id: id }),
);

export const setPartnerState = command(
  'customer',
  'set-partner-state',
  z.object({ partner_id: id, state: z.enum(PARTNER_STATES).optional(), ...partnerFlags.partial().shape }),
  nothing,
);
export const setResellerState = command(
  'customer',
  'set-reseller-state',
  z.object({ indirect_partner_id: id, state: z.enum(['JOINED', 'LEAVING', 'LEFT']) }),
  nothing,
);

export const createCustomer = command(
  'customer',
  'create-customer',
  z.object({
    account_name: z.string().min(1).max(64),
    sealed_password: z.string().optional(),
    partner_id: id.optional(),
    indirect_partner_id: id.optional(),
    association_type: associationType.optional(),
    ...sealedContact,
  }),
  z.object({ customer_id: id }),
);

/** Starts, ends or switches an association by the vendor's hand; partners and customers have the requests of customers 6. */
export const setAssociation = command(
  'customer',
  'set-association',
  z.object({
    customer_id: id,
    partner_id: id.optional(),
    indirect_partner_id: id.optional(),
    association_type: associationType.optional(),
    reason: z.string().max(255).optional(),
  }),
  nothing,
);

/** What is absent stays as it is. */
export const setAccountFacts = command('customer', 'set-account-facts', z.object({ account_id: id, ...accountFactFields }), nothing);

export const customerView = z.object({
  customer_id: z.string(),
  account_name: z.string(),
  partner_id: z.string().optional(),
  indirect_partner_id: z.string().optional(),
  association_type: associationType.optional(),
  associated_on: utc.optional(),
  is_frozen: z.int(),
  created_at: utc,
});
/** A distributor sees its resellers' customers only where it names one (customers 7.4); `account_name` is a part of the name (customers 7.1). */
export const listCustomers = query(
  'customer',
  'list-customers',
  z.object({ partner_id: id.optional(), indirect_partner_id: id.optional(), account_name: z.string().max(64).optional(), ...page }),
  z.object({
    count: z.int(),
    customers: z.array(customerView),
  }),
);

export const partnerView = partnerFacts.extend({ xaccount_type: z.string().optional(), created_at: utc });
/** Partners and resellers in one order, oldest first; `count` counts both. `account_name` is the whole name, letter case does not matter. */
export const listPartners = query(
  'customer',
  'list-partners',
  z.object({ account_name: z.string().max(64).optional(), ...page }),
  z.object({ count: z.int(), partners: z.array(partnerView), resellers: z.array(resellerFacts) }),
);

/** A new access key; at most two an account, resellers get none (customers 10.10). */
export const createAccessKey = command(
  'customer',
  'create-access-key',
  z.object({ account_id: id }),
  z.object({
    access_key: z.string(),
    /** Sealed for `credential`. */ sealed_secret_key: z.string(),
  }),
);
export const deleteAccessKey = command(
  'customer',
  'delete-access-key',
  z.object({ account_id: id, access_key: z.string().max(64) }),
  nothing,
);
export const listCredentials = query(
  'customer',
  'list-credentials',
  z.object({ account_id: id }),
  z.object({
    account_id: id,
    account_name: z.string(),
    projects: z.array(z.object({ region: z.string(), project_id: z.string() })),
    access_keys: z.array(
      z.object({
        access_key: z.string(),
        /** The IAM user that holds it; absent: the main account. */ user_id: z.string().optional(),
        created_at: utc,
      }),
    ),
  }),
);
/** An IAM user of an account, with the permission items of its role (api 5). */
export const createUser = command(
  'customer',
  'create-user',
  z.object({
    account_id: id,
    user_name: z.string().min(1).max(64),
    sealed_password: z.string(),
    permissions: z.array(z.string().max(64)).max(200),
  }),
  z.object({ user_id: id, access_key: z.string(), sealed_secret_key: z.string() }),
);

/** Every association, key and reseller hangs together, and the log of associations tells the same story (architecture 8). */
export const auditCustomer = auditQuery('customer', [
  'accounts',
  'associations',
  'resellers',
  'access_keys',
  'users',
  'companies',
  'reports',
]);

/** api 7.20. */
export const listOperations = operationLogQuery('customer');

/** An operation of the vendor's staff that the gateway carries out itself: entered in the log before it is done (api 7.20). */
export const recordOperation = command(
  'customer',
  'record-operation',
  z.object({
    operation: z.literal('gateway.replay-dead-letter.v1'),
    object_type: z.literal('DEAD_LETTER'),
    object_id: z.string().max(300),
  }),
  nothing,
);

import { z } from 'zod';
import { command, id, nothing, page, query, utc } from '../contract';
import { createToken } from './requests';

const name = z.string().min(1).max(64);

/** A token by which a partner acts as its customer (api 3.2). Whose the partner's token is, is for the service to find out. */
export const assumeRole = command(
  'customer',
  'assume-role',
  z.object({
    /** Keyed hash of the partner's token, never the token. */
    token_hash: z.string().max(64),
    domain_name: name.optional(),
    domain_id: id.optional(),
    agency_name: name,
    scope: z.object({ project: name.optional(), domain: name.optional() }),
  }),
  createToken.answer.extend({
    assumed_by: z.object({ id: z.string(), name: z.string(), domain: z.object({ id: z.string(), name: z.string() }) }),
  }),
);
/** The field of a refusal that says: there is no such account (api 7.15). */
export const ASSUMED_ACCOUNT_FIELD = 'auth.identity.assume_role';

/** A console session by password (customers 10.11). The password is sealed for `password`. */
export const createSession = command(
  'customer',
  'create-session',
  z.object({ account_name: name, /** Absent: the main account. */ user_name: name.optional(), sealed_password: z.string() }),
  z.object({ /** Sealed for `session`; the customer service keeps its hash only. */ sealed_session: z.string() }),
);
/** Ends the session that the caller has. */
export const endSession = command('customer', 'end-session', nothing, nothing);

const role = {
  /** The built-in role (customers 6.1, 10.12); it needs no items. */
  administrator: z.boolean(),
  permission_items: z.array(z.string().min(1).max(64)).max(200),
};
/** An operator account of the calling partner or reseller (customers 10.12); a reseller's has no key. */
export const createOperator = command(
  'customer',
  'create-operator',
  z.object({ user_name: name, sealed_password: z.string(), ...role }),
  z.object({
    user_id: id,
    access_key: z.string().optional(),
    /** Sealed for `credential`. */ sealed_secret_key: z.string().optional(),
  }),
);
export const setOperatorRole = command('customer', 'set-operator-role', z.object({ user_id: id, ...role }), nothing);
/** For an operator who forgot his own; whoever holds it is logged out. */
export const setOperatorPassword = command(
  'customer',
  'set-operator-password',
  z.object({ user_id: id, sealed_password: z.string() }),
  nothing,
);
export const deleteOperator = command('customer', 'delete-operator', z.object({ user_id: id }), nothing);
export const listOperators = query(
  'customer',
  'list-operators',
  z.object(page),
  z.object({
    count: z.int(),
    operators: z.array(z.object({ user_id: id, user_name: z.string(), ...role, created_at: utc })),
  }),
);

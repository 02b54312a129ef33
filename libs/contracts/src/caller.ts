import { z } from 'zod';

/**
 * Who may call (api 3.3, benefits 1.2). A reseller has the console only, no API credentials of its own. `SYSTEM` is the
 * system itself; `ANONYMOUS` has shown no credential, as on routes that are open to anyone.
 */
export const CALLER_KINDS = ['OPERATOR', 'PARTNER', 'RESELLER', 'CUSTOMER', 'SYSTEM', 'ANONYMOUS'] as const;
export type CallerKind = (typeof CALLER_KINDS)[number];

export const PARTNER_KINDS = ['SOLUTION_PROVIDER', 'DISTRIBUTOR', 'RESELLER'] as const;
export type PartnerKind = (typeof PARTNER_KINDS)[number];

/** The authenticated caller, as the gateway established it; travels with every request on the bus. */
export const callerSchema = z.object({
  account_id: z.string(),
  account_name: z.string(),
  kind: z.enum(CALLER_KINDS),
  /** Of a partner or reseller. */
  partner_kind: z.enum(PARTNER_KINDS).optional(),
  government_kinds: z.array(z.enum(['SUBSIDY', 'CLOUD'])).optional(),
  /** The IAM user; absent for the main account. */
  user_id: z.string().optional(),
  user_name: z.string().optional(),
  /** Permission items of the user; absent for the main account, which needs none (api 5). */
  permissions: z.array(z.string()).optional(),
  /** With an exchanged token (api 3.2): the partner that acts in the customer's place. */
  assumed_by: z
    .object({
      account_id: z.string(),
      account_name: z.string(),
      user_id: z.string().optional(),
      user_name: z.string().optional(),
    })
    .optional(),
  /** With a console session: its id, by which the others of the same login are told apart from it (customers 10.5). */
  session_id: z.string().optional(),
  channel: z.enum(['API', 'CONSOLE']),
});
export type Caller = z.infer<typeof callerSchema>;

/** The caller of work that nobody asked for: sweepers and reactions to events. */
export const SYSTEM_CALLER: Caller = { account_id: 'system', account_name: 'system', kind: 'SYSTEM', channel: 'API' };

/** The caller of a route that is open to anyone. It has no more rights than a stranger. */
export const ANONYMOUS_CALLER: Caller = { account_id: '', account_name: '', kind: 'ANONYMOUS', channel: 'API' };

/** Held by the users of the built-in role administrator (customers 10.12). */
export const ADMINISTRATOR_ITEM = 'PCB_ITEM_ADMINISTRATOR';
/** Lets a user of a partner act as a customer (api 3.2); the exchange has no documented item. */
export const ASSUME_ROLE_ITEM = 'PCB_ITEM_assumeRole';

/** Whether a user of a dealer has the powers of the built-in role administrator; roles of other accounts know none. */
export function isBuiltInAdministrator({ kind, permissions }: Pick<Caller, 'kind' | 'permissions'>): boolean {
  return (kind === 'PARTNER' || kind === 'RESELLER') && (permissions ?? []).includes(ADMINISTRATOR_ITEM);
}

import { z } from 'zod';

/** Who may call (api 3.3, benefits 1.2). A reseller has no API credentials of its own. */
export const CALLER_KINDS = ['OPERATOR', 'PARTNER', 'RESELLER', 'CUSTOMER', 'SYSTEM'] as const;
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
  channel: z.enum(['API', 'CONSOLE']),
});
export type Caller = z.infer<typeof callerSchema>;

/** The caller of work that nobody asked for: sweepers and reactions to events. */
export const SYSTEM_CALLER: Caller = { account_id: 'system', account_name: 'system', kind: 'SYSTEM', channel: 'API' };

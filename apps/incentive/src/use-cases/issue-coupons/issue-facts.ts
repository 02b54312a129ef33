import type { RequestOf } from '@pc/bus';
import type { incentive } from '@pc/contracts';
import type { Tx } from '@pc/store';
import type { Customer } from '../../domain/customer';
import type { Partner, Reseller } from '../../domain/partner';
import type { Quota } from '../../domain/quota';
import { issueLimitsOf } from '../../domain/quota-limits';
import { whitelistFor } from '../../domain/whitelist';
import type { Benefits, IssuedTotals } from '../../ports/benefits';
import type { Parties } from '../../ports/parties';
import type { Whitelists } from '../../ports/whitelists';
import { partnerOf, resellerIn } from '../acting';
import { isWorthRemembering, type FactMemory, type Remembered } from './fact-memory';

type Request = RequestOf<typeof incentive.issueCoupons>;

export interface DeskPorts {
  readonly benefits: Benefits;
  readonly parties: Parties;
  readonly memory: FactMemory;
  readonly whitelists: Whitelists;
}

/** What the commands of a batch speak of, as their transaction sees it. */
export interface IssueFacts {
  readonly quotas: readonly Quota[];
  readonly totals: IssuedTotals;
  partner(quotaId: string, id: string): Partner | undefined;
  reseller(quotaId: string, id: string): Reseller | undefined;
  customer(quotaId: string, id: string): Customer | undefined;
  whitelisted(quotaId: string, id: string): boolean;
}

/** Reads quotas, and of the rest only what is not remembered. */
export async function gatherFacts(
  tx: Tx,
  requests: readonly Request[],
  { benefits, parties, memory, whitelists }: DeskPorts,
): Promise<IssueFacts> {
  const quotas = await benefits.quotas(
    tx,
    requests.map(({ payload }) => payload.quota_id),
  );
  const memories = new Map(quotas.map((quota) => [quota.id, memory.of(quota)]));
  const lacking = (kind: keyof Remembered, idsOf: (request: Request) => readonly string[]) =>
    requests.flatMap((request) => idsOf(request).filter((id) => !memories.get(request.payload.quota_id)?.[kind].has(id)));
  const resellers = await parties.resellers(tx, lacking('resellers', resellerOf));
  const reseller = (quotaId: string, id: string) => memories.get(quotaId)?.resellers.get(id) ?? resellers.get(id);
  const partners = await parties.partners(
    tx,
    lacking('partners', (request) => partnersOf(request, (id) => reseller(request.payload.quota_id, id))),
  );
  const customers = await parties.customers(tx, lacking('customers', customersOf));
  for (const quota of quotas) keep(quota, memories.get(quota.id)!, { partners, resellers, customers });
  const counted = quotas.filter((quota) => issueLimitsOf(quota).maxTotalPerCustomer !== undefined).map(({ id }) => id);
  const partner = (quotaId: string, id: string) => memories.get(quotaId)?.partners.get(id) ?? partners.get(id);
  const listed = await whitelisted(tx, whitelists, requests, quotas, partner);
  return {
    quotas,
    totals: await benefits.issuedTotals(tx, counted, requests.flatMap(customersOf)),
    partner,
    reseller,
    customer: (quotaId, id) => memories.get(quotaId)?.customers.get(id) ?? customers.get(id),
    whitelisted: (quotaId, id) => listed.get(quotaId)?.has(id) ?? false,
  };
}

const known = (id: string | undefined) => (id === undefined ? [] : [id]);
const resellerOf = ({ payload, context }: Request) => known(resellerIn(context.caller, payload.indirect_partner_id));
const partnersOf = (request: Request, reseller: (id: string) => Reseller | undefined) =>
  known(partnerOf(request.context.caller, resellerOf(request).map(reseller)[0]));
const customersOf = ({ payload }: Request) => payload.customer_ids;

/** Which of its customers a whitelist names, for each quota that asks for one (benefits R-22); the others cost nothing. */
async function whitelisted(
  tx: Tx,
  whitelists: Whitelists,
  requests: readonly Request[],
  quotas: readonly Quota[],
  partnerOf: (quotaId: string, id: string) => Partner | undefined,
): Promise<Map<string, ReadonlySet<string>>> {
  const named = new Map<string, ReadonlySet<string>>();
  for (const quota of quotas) {
    const { partnerId } = quota.owner;
    const partner = partnerOf(quota.id, partnerId);
    const kind = partner && whitelistFor(quota, partner);
    if (kind === undefined) continue;
    const ids = requests.filter(({ payload }) => payload.quota_id === quota.id).flatMap(customersOf);
    named.set(quota.id, await whitelists.named(tx, { partnerId, kind }, ids));
  }
  return named;
}

function keep(quota: Quota, memory: Remembered, read: Remembered): void {
  const { partnerId, resellerId } = quota.owner;
  const partner = read.partners.get(partnerId);
  if (partner) memory.partners.set(partnerId, partner);
  const reseller = resellerId === undefined ? undefined : read.resellers.get(resellerId);
  if (reseller) memory.resellers.set(reseller.id, reseller);
  for (const customer of read.customers.values()) if (isWorthRemembering(customer, quota)) memory.customers.set(customer.id, customer);
}

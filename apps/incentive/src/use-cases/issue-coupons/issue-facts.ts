import type { RequestOf } from '@pc/bus';
import type { incentive } from '@pc/contracts';
import type { Tx } from '@pc/store';
import type { Customer } from '../../domain/customer';
import type { Partner, Reseller } from '../../domain/partner';
import type { Quota } from '../../domain/quota';
import { issueLimitsOf } from '../../domain/quota-limits';
import type { Benefits, IssuedTotals } from '../../ports/benefits';
import type { Parties } from '../../ports/parties';
import { partnerOf, resellerIn } from '../acting';
import { isWorthRemembering, type FactMemory, type Remembered } from './fact-memory';

type Request = RequestOf<typeof incentive.issueCoupons>;

export interface DeskPorts {
  readonly benefits: Benefits;
  readonly parties: Parties;
  readonly memory: FactMemory;
}

/** What the commands of a batch speak of, as their transaction sees it. */
export interface IssueFacts {
  readonly quotas: readonly Quota[];
  readonly totals: IssuedTotals;
  partner(quotaId: string, id: string): Partner | undefined;
  reseller(quotaId: string, id: string): Reseller | undefined;
  customer(quotaId: string, id: string): Customer | undefined;
}

/** Reads quotas, and of the rest only what is not remembered. */
export async function gatherFacts(tx: Tx, requests: readonly Request[], { benefits, parties, memory }: DeskPorts): Promise<IssueFacts> {
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
  return {
    quotas,
    totals: await benefits.issuedTotals(tx, counted, requests.flatMap(customersOf)),
    partner: (quotaId, id) => memories.get(quotaId)?.partners.get(id) ?? partners.get(id),
    reseller,
    customer: (quotaId, id) => memories.get(quotaId)?.customers.get(id) ?? customers.get(id),
  };
}

const known = (id: string | undefined) => (id === undefined ? [] : [id]);
const resellerOf = ({ payload, context }: Request) => known(resellerIn(context.caller, payload.indirect_partner_id));
const partnersOf = (request: Request, reseller: (id: string) => Reseller | undefined) =>
  known(partnerOf(request.context.caller, resellerOf(request).map(reseller)[0]));
const customersOf = ({ payload }: Request) => payload.customer_ids;

function keep(quota: Quota, memory: Remembered, read: Remembered): void {
  const { partnerId, resellerId } = quota.owner;
  const partner = read.partners.get(partnerId);
  if (partner) memory.partners.set(partnerId, partner);
  const reseller = resellerId === undefined ? undefined : read.resellers.get(resellerId);
  if (reseller) memory.resellers.set(reseller.id, reseller);
  for (const customer of read.customers.values()) if (isWorthRemembering(customer, quota)) memory.customers.set(customer.id, customer);
}

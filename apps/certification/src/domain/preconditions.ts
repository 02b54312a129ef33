import { refuse, type Refusal } from '@pc/kernel';
import type { CustomerFacts } from './customer';
import type { RealnameAuth } from './realname-auth';

export interface Standing {
  readonly debtFen: number;
  readonly creditDebtFen: number;
}

/** RN-13: what stands against the authentication of an enterprise; every failed item, not only the first. */
export function refuseEnterprise(facts: CustomerFacts): Refusal | undefined {
  return refuseItems(enterpriseItems(facts));
}

/** RN-13, RN-15, row 15 of 4.7: the same of a change, and what an individual must be clear of. */
export function refuseChange(auth: RealnameAuth, facts: CustomerFacts, { debtFen, creditDebtFen }: Standing): Refusal | undefined {
  const isMember = facts.enterpriseKind !== undefined && facts.enterpriseKind !== 'NONE';
  return refuseItems([
    ...(auth.status === 2 && auth.type === 0 ? [] : ['NOT_INDIVIDUAL_VERIFIED']),
    ...enterpriseItems(facts),
    ...(debtFen > 0 ? ['IS_DEBT'] : []),
    ...(facts.creditAccount === true && creditDebtFen > 0 ? ['IS_CREDIT_ACCOUNT'] : []),
    ...(isMember ? ['IS_ORG_ACCOUNT'] : []),
  ]);
}

function enterpriseItems({ specialOrganisation, registrationRevoked }: CustomerFacts): string[] {
  return [...(specialOrganisation ? ['MILITARY_ENTERPRISE'] : []), ...(registrationRevoked ? ['ENTERPRISE_LOGOUT_REVOKE'] : [])];
}

function refuseItems(items: readonly string[]): Refusal | undefined {
  return items.length > 0 ? refuse('CBC.99007004', { items }) : undefined;
}

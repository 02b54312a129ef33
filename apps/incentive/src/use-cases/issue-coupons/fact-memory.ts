import { Injectable } from '@nestjs/common';
import type { Customer } from '../../domain/customer';
import type { Partner, Reseller } from '../../domain/partner';
import type { Quota } from '../../domain/quota';

/** What the issues of one quota rest on. */
export interface Remembered {
  readonly partners: Map<string, Partner>;
  readonly resellers: Map<string, Reseller>;
  readonly customers: Map<string, Customer>;
}

const QUOTAS = 1_000;
const CUSTOMERS_OF_A_QUOTA = 20_000;

/**
 * Spares a hot quota the reading of the same facts in every transaction. Facts are remembered under the stamp that the
 * quota had when they were read; whoever changes one for the worse raises the stamp in the same transaction,
 * so a fact under the present stamp is true, in every replica.
 */
@Injectable()
export class FactMemory {
  private readonly memories = new Map<string, Remembered & { readonly stamp: number }>();

  of({ id, factsStamp: stamp }: Quota): Remembered {
    const known = this.memories.get(id);
    if (known?.stamp === stamp && known.customers.size <= CUSTOMERS_OF_A_QUOTA) return known;
    if (this.memories.size > QUOTAS) this.memories.clear();
    const fresh = { stamp, partners: new Map(), resellers: new Map(), customers: new Map() };
    this.memories.set(id, fresh);
    return fresh;
  }
}

/** Only what is good for the issuer may be remembered: that it turns good again raises no stamp. */
export function isWorthRemembering(customer: Customer, quota: Quota): boolean {
  return customer.association?.partnerId === quota.owner.partnerId && customer.fence === undefined;
}

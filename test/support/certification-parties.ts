import { BusTimeout } from '@pc/bus';
import { refuse, type Refusal } from '@pc/kernel';
import type { Told } from '../../apps/certification/src/domain/customer';
import type { Standing } from '../../apps/certification/src/domain/preconditions';
import { Directory } from '../../apps/certification/src/ports/directory';
import { RealnameCodes, type CodeWish } from '../../apps/certification/src/ports/realname-codes';
import { Standings } from '../../apps/certification/src/ports/standings';

/** The customer service as this one knows it: customers by id, and silence when it is told to be silent. */
export class KnownCustomers extends Directory {
  readonly people = new Map<string, Told>();
  asked = 0;
  silent = false;

  override customer(id: string): Promise<Told | undefined> {
    this.asked++;
    if (this.silent) throw new BusTimeout('customer.get-association.v1');
    return Promise.resolve(this.people.get(id));
  }
}

/** The customer service as it judges codes of scene 18: one of each customer, used once, and silence when told to be silent. */
export class KnownRealnameCodes extends RealnameCodes {
  readonly sent = new Map<string, string>();
  silent = false;

  override check({ customerId, code }: CodeWish): Promise<Refusal | undefined> {
    if (this.silent) throw new BusTimeout('customer.check-verification-code.v1');
    const field = 'bank_card_info.verification_code';
    const sent = this.sent.get(customerId);
    if (sent === undefined) return Promise.resolve(refuse('CBC.99000027', { field }));
    if (sent !== code) return Promise.resolve(refuse('CBC.99000026', { field }));
    this.sent.delete(customerId);
    return Promise.resolve(undefined);
  }
}

/** The billing service as this one asks it: everybody clear but those that it names, and silence when told to be silent. */
export class KnownDebts extends Standings {
  readonly people = new Map<string, Standing>();
  silent = false;

  override of(customerId: string): Promise<Standing> {
    if (this.silent) throw new BusTimeout('billing.get-standing.v1');
    return Promise.resolve(this.people.get(customerId) ?? { debtFen: 0, creditDebtFen: 0 });
  }
}

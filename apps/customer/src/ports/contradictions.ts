import type { Breach, customer, AnswerOf } from '@pc/contracts';

export interface Findings {
  readonly checked: AnswerOf<typeof customer.auditCustomer>['checked'];
  readonly breaches: Breach[];
}

/** Reads everything and tells what contradicts itself. */
export abstract class Contradictions {
  abstract find(): Promise<Findings>;
}

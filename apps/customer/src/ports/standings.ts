/** What a customer owes and ever paid. Amounts in fen. */
export interface Standing {
  readonly debtFen: number;
  readonly creditDebtFen: number;
  readonly cashConsumption: boolean;
  readonly unpaidOrders: number;
}

/** The billing service, asked how a customer stands (interactions 6). Never ask inside a transaction. */
export abstract class Standings {
  /**
   * Undefined: no answer in time, which is never to be read as «nothing».
   * `callersDeadline` in milliseconds since 1970; the answer is waited for at most 5 s.
   */
  abstract of(customerId: string, callersDeadline?: number): Promise<Standing | undefined>;
}

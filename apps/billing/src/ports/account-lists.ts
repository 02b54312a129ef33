import type { AnswerOf, billing, PayloadOf } from '@pc/contracts';

export type ChangesWanted = Omit<PayloadOf<typeof billing.listPartnerChanges>, 'trade_type' | 'indirect_partner_id'> &
  Omit<PayloadOf<typeof billing.listCustomerChanges>, keyof PayloadOf<typeof billing.listPartnerChanges>> & {
    readonly trade_type?: (typeof billing.CUSTOMER_TRADE_TYPES)[number] | undefined;
  };
export type Changes = AnswerOf<typeof billing.listPartnerChanges>;
export type AdjustmentsWanted = Omit<PayloadOf<typeof billing.listAdjustRecords>, 'indirect_partner_id'>;

/** Lists of what moved in accounts, newest first, for whoever was found to have the right to them. */
export abstract class AccountLists {
  /** A7, A10: records of one balance. */
  abstract changes(ownerId: string, wanted: ChangesWanted): Promise<Changes>;
  /** A6: what this partner or reseller gave and took back. */
  abstract adjustments(giverId: string, wanted: AdjustmentsWanted): Promise<AnswerOf<typeof billing.listAdjustRecords>>;
}

import { Injectable } from '@nestjs/common';
import { answerDeadline, askAsSystem, BusClient, isUnanswered } from '@pc/bus';
import { billing } from '@pc/contracts';
import { Standings, type Standing } from '../../ports/standings';

/** Asks the billing service over the bus (interactions 6). */
@Injectable()
export class BillingStandings extends Standings {
  constructor(private readonly bus: BusClient) {
    super();
  }

  override async of(customerId: string, callersDeadline = Infinity): Promise<Standing | undefined> {
    try {
      const standing = await askAsSystem(this.bus, billing.getStanding, { customer_id: customerId }, answerDeadline(callersDeadline));
      const { debt_fen, credit_debt_fen, cash_consumption, unpaid_orders } = standing;
      return { debtFen: debt_fen, creditDebtFen: credit_debt_fen, cashConsumption: cash_consumption, unpaidOrders: unpaid_orders };
    } catch (error) {
      if (isUnanswered(error)) return undefined;
      throw error;
    }
  }
}

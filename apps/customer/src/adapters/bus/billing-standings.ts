import { Injectable } from '@nestjs/common';
import { BusClient, BusTimeout, BusUnavailable } from '@pc/bus';
import { billing, SYSTEM_CALLER } from '@pc/contracts';
import { isRefusal, newHexId } from '@pc/kernel';
import { Standings, type Standing } from '../../ports/standings';

const ANSWER_WITHIN_MS = 5_000;

/** Asks the billing service over the bus (interactions 6). */
@Injectable()
export class BillingStandings extends Standings {
  constructor(private readonly bus: BusClient) {
    super();
  }

  override async of(customerId: string, callersDeadline = Infinity): Promise<Standing | undefined> {
    const deadline = Math.min(callersDeadline, Date.now() + ANSWER_WITHIN_MS);
    try {
      const options = { caller: SYSTEM_CALLER, requestId: newHexId(), deadline };
      const reply = await this.bus.request(billing.getStanding, { customer_id: customerId }, options);
      if (isRefusal(reply)) throw new Error(`The billing service refused get-standing: ${reply.code}`);
      const { debt_fen, credit_debt_fen, cash_consumption, unpaid_orders } = reply.body;
      return { debtFen: debt_fen, creditDebtFen: credit_debt_fen, cashConsumption: cash_consumption, unpaidOrders: unpaid_orders };
    } catch (error) {
      if (error instanceof BusTimeout || error instanceof BusUnavailable) return undefined;
      throw error;
    }
  }
}

import { Injectable } from '@nestjs/common';
import { askAsSystem, BusClient } from '@pc/bus';
import { billing as contracts } from '@pc/contracts';
import type { Standing } from '../../domain/preconditions';
import { Standings } from '../../ports/standings';

/** Asks the billing service over the bus (interactions 6). */
@Injectable()
export class BillingStandings extends Standings {
  constructor(private readonly bus: BusClient) {
    super();
  }

  override async of(customerId: string, deadline: number): Promise<Standing> {
    const answer = await askAsSystem(this.bus, contracts.getStanding, { customer_id: customerId }, deadline);
    return { debtFen: answer.debt_fen, creditDebtFen: answer.credit_debt_fen };
  }
}

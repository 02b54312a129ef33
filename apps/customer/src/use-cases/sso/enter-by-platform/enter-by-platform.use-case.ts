import { Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import { UnitOfWork, type Tx } from '@pc/store';
import type { Arrival, BrowserProof } from '../../../domain/sso/login';
import { Accounts } from '../../../ports/accounts';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { Logins } from '../../../ports/sso/logins';
import { Enter } from '../enter/enter';

type Contract = typeof contracts.enterByPlatform;

/**
 * customers 9.5, 9.9: lets a user in who is bound, once for each arrival, and only where browser and login belong together. Like
 * other logins not kept by the inbox: a stored answer would keep the session.
 */
@Injectable()
export class EnterByPlatform {
  constructor(
    private readonly work: UnitOfWork,
    private readonly accounts: Accounts,
    private readonly logins: Logins,
    private readonly enter: Enter,
  ) {}

  async execute({ payload }: RequestOf<Contract>): ReplyOf<Contract> {
    const browser = { ticketHash: payload.ticket_hash, arrivalHash: payload.arrival_hash };
    const arrival = await this.work.run((tx) => this.take(tx, browser));
    return isRefusal(arrival) ? arrival : answer(await this.enter.execute(arrival.customerId, arrival));
  }

  /** The binding may have ended since the answer came. */
  private async take(tx: Tx, browser: BrowserProof): Promise<(Arrival & { customerId: string }) | Refusal> {
    const arrival = await this.logins.findArrival(browser, tx);
    const bound = arrival && (await this.accounts.findBound(arrival.xaccountType, arrival.xaccountId, tx));
    if (!arrival || !bound || bound.id !== arrival.customerId) return refuse('CBC.0151');
    await this.logins.removeArrival(tx, browser);
    return { ...arrival, customerId: bound.id };
  }
}

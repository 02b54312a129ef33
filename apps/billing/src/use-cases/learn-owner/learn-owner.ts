import { Injectable } from '@nestjs/common';
import { refuse, type Refusal } from '@pc/kernel';
import { UnitOfWork, type Tx } from '@pc/store';
import type { Owner } from '../../ports/accounts';
import { Parties } from '../../ports/parties';
import { LearnParties } from '../learn-parties/learn-parties';

/** Whose account an id names: every partner, reseller and customer has one. */
@Injectable()
export class LearnOwner {
  constructor(
    private readonly learnParties: LearnParties,
    private readonly parties: Parties,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Also by the id of one of its balances, as the lists of balances show them. */
  async execute(accountId: string, deadline: number): Promise<Owner | Refusal> {
    const id = accountId.replace(BALANCE_SUFFIX, '');
    if (!(await this.learnParties.customer(id, deadline))) return refuse('PCB.0504');
    const owner = await this.unitOfWork.run((tx) => {
      tx.discard();
      return this.find(tx, id);
    });
    return owner ?? refuse('CBC.0101', { field: 'account_id', reason: 'unknown' });
  }

  /** A customer that became a partner is one. */
  private async find(tx: Tx, id: string): Promise<Owner | undefined> {
    if (await this.parties.partner(tx, id)) return { id, holder: 'PARTNER' };
    if (await this.parties.reseller(tx, id)) return { id, holder: 'RESELLER' };
    return (await this.parties.customer(tx, id)) && { id, holder: 'CUSTOMER' };
  }
}

const BALANCE_SUFFIX = /-[128]$/;

import { Injectable } from '@nestjs/common';
import { type Grant, UnitOfWork } from '@pc/store';
import { decideRelease } from '../../../domain/freeze';
import { Accounts } from '../../../ports/accounts';
import { CustomerLists } from '../../../ports/customer-lists';

const BATCH = 50;

/** Tells that the resources of customers that stayed frozen too long are released (customers 7.17). */
@Injectable()
export class ReleaseDue {
  constructor(
    private readonly work: UnitOfWork,
    private readonly accounts: Accounts,
    private readonly lists: CustomerLists,
  ) {}

  /** How many there were. */
  async execute(now: Date, grant?: Grant): Promise<number> {
    for (let released = 0; ;) {
      const ids = grant?.signal.aborted ? [] : await this.lists.releaseDue(now, BATCH);
      if (ids.length === 0) return released;
      await this.work.run(async (tx) => {
        await grant?.fence(tx);
        for (const id of ids) await this.accounts.update(tx, 'CUSTOMER', id, (customer) => decideRelease(customer, now));
      });
      released += ids.length;
    }
  }
}

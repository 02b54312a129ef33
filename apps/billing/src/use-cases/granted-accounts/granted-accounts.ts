import { Injectable } from '@nestjs/common';
import type { Fen } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { openGranted, returnGranted } from '../../domain/accounts/grant';
import { accountOf } from '../../domain/dealer';
import type { Association } from '../../domain/customer';
import { Accounts } from '../../ports/accounts';
import { newTradeId } from '../new-trade-id';

/** A resale customer's granted account, from the start of its association to its end (billing AC-3, AC-16). */
@Injectable()
export class GrantedAccounts {
  constructor(private readonly accounts: Accounts) {}

  /** What an association before left is settled by its own end, and the account is opened by the first grant. */
  async open(tx: Tx, customerId: string, association: Association): Promise<void> {
    if (association.type !== '2') return;
    const account = await this.accounts.open(tx, { id: customerId, holder: 'CUSTOMER' });
    const opened = openGranted(account, { associationId: association.id, by: accountOf(association) });
    if (opened) await this.accounts.save(tx, { accounts: [opened], lines: [] });
  }

  /** Gives back all that this association left; tells how much that was. */
  async close(tx: Tx, customerId: string, associationId: string): Promise<Fen> {
    const receiver = await this.accounts.find(tx, customerId);
    if (receiver?.grantedIn?.associationId !== associationId) return 0n;
    const giver = await this.accounts.find(tx, receiver.grantedIn.by);
    const { booking, amount } = returnGranted(giver, receiver, { id: newTradeId('unlink', tx.now), reason: 'UNLINK' });
    await this.accounts.save(tx, booking);
    return amount;
  }
}

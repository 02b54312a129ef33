import { Injectable } from '@nestjs/common';
import { Sealer } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { phoneKey } from '../../domain/contact';
import { Accounts } from '../../ports/accounts';
import { PhoneRegistrations } from '../../ports/phone-registrations';
import { COLLECTIONS, type PhoneDocument } from './collections';

/** The accounts are what is counted; the document of a phone is only where parallel registrations meet. */
@Injectable()
export class PhoneRegistrationsRepository extends PhoneRegistrations {
  constructor(
    private readonly accounts: Accounts,
    private readonly sealer: Sealer,
  ) {
    super();
  }

  override async count(phone: string): Promise<number> {
    return (await this.accounts.findByPhone(phone)).length;
  }

  override async countAlone(tx: Tx, phone: string): Promise<number> {
    const _id = this.sealer.blindIndex(phoneKey(phone), 'account.phone');
    const taken = { $inc: { turns: 1 } };
    await tx.collection<PhoneDocument>(COLLECTIONS.phones).updateOne({ _id }, taken, { upsert: true, session: tx.session });
    return (await this.accounts.findByPhone(phone, tx)).length;
  }
}

import { Injectable } from '@nestjs/common';
import { Sealer } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { emailKey } from '../../../domain/contact';
import { Accounts } from '../../../ports/accounts';
import { EmailAddresses } from '../../../ports/email-addresses';
import { COLLECTIONS, type EmailAddressDocument } from '../collections';

/** The accounts are what is asked; the document of an address is only where parallel changes meet. */
@Injectable()
export class EmailAddressesRepository extends EmailAddresses {
  constructor(
    private readonly accounts: Accounts,
    private readonly sealer: Sealer,
  ) {
    super();
  }

  override async holdersAlone(tx: Tx, email: string): Promise<string[]> {
    const _id = this.sealer.blindIndex(emailKey(email), 'account.email');
    const taken = { $inc: { turns: 1 } };
    await tx.collection<EmailAddressDocument>(COLLECTIONS.emailAddresses).updateOne({ _id }, taken, { upsert: true, session: tx.session });
    return (await this.accounts.findByEmail(email, tx)).map(({ id }) => id);
  }
}

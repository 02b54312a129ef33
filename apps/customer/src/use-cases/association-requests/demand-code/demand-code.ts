import { Injectable } from '@nestjs/common';
import type { Caller } from '@pc/contracts';
import { refuse, Sealer, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { Accounts } from '../../../ports/accounts';
import { VerificationCodes } from '../../../ports/verification-codes';

const NEVER_SENT = 'CBC.99000027';

/** customers 6.1, 10.6, 10.7: a partner with protection switched on gives a code in the console. A code by API is ignored. */
@Injectable()
export class DemandCode {
  constructor(
    private readonly accounts: Accounts,
    private readonly codes: VerificationCodes,
    private readonly sealer: Sealer,
  ) {}

  /** What it refuses has to be committed: wrong answers are counted. */
  async execute(tx: Tx, caller: Caller, sealedCode: string | undefined): Promise<Refusal | undefined> {
    if (caller.channel !== 'CONSOLE') return undefined;
    const account = await this.accounts.find(caller.account_id, tx);
    if (account?.type !== 'PARTNER' || !account.verificationProtection) return undefined;
    if (sealedCode === undefined) return refuse('CBC.99000026', { field: 'verification_code', reason: 'required' });
    const code = this.sealer.open(sealedCode, 'code');
    const { phone, email } = account.contact;
    let refusal = refuse(NEVER_SENT);
    for (const receiver of [phone, email].filter((contact) => contact !== undefined)) {
      const verdict = await this.codes.check(tx, { receiver, scene: 'SENSITIVE', code, accountId: account.id });
      if (!verdict) return undefined;
      if (verdict.code !== NEVER_SENT) refusal = verdict;
    }
    return refusal;
  }
}

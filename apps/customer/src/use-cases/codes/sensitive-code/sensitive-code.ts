import { Injectable } from '@nestjs/common';
import type { Caller } from '@pc/contracts';
import type { Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { isProtected } from '../../../domain/codes/code-request';
import { livingCode, refusalOfVerdict, type CodeVerdict } from '../../../domain/codes/verification-code';
import { Accounts } from '../../../ports/accounts';
import { CodeRecords } from '../../../ports/code-records';
import { CodeSecrets } from '../../../ports/code-secrets';
import { VerifyCode } from '../verify-code/verify-code';

/** Asks for the code of a sensitive operation, where the acting party has switched that on (customers 10.6, 10.7). */
@Injectable()
export class SensitiveCode {
  constructor(
    private readonly accounts: Accounts,
    private readonly records: CodeRecords,
    private readonly secrets: CodeSecrets,
    private readonly verifyCode: VerifyCode,
  ) {}

  /**
   * Undefined: go on; a code that was needed is used up with the commit of `tx`. Return a refusal as a value from the use case, and
   * write nothing before it: the failure it counts is committed. By API no code is asked for, and one that is sent is ignored.
   */
  async require(tx: Tx, caller: Caller, code: string | undefined): Promise<Refusal | undefined> {
    if (caller.channel !== 'CONSOLE') return undefined;
    return refusalOfVerdict('SENSITIVE', await this.judge(tx, caller.account_id, code));
  }

  /** OK without a code where the account does not ask for one; a missing code is a wrong one, which nobody counts. */
  async judge(tx: Tx, accountId: string, code: string | undefined): Promise<CodeVerdict> {
    const account = await this.accounts.find(accountId, tx);
    if (!account || !isProtected(account)) return 'OK';
    if (code === undefined) return 'WRONG';
    const receiverHash = await this.lastReceiver(tx, accountId, [account.contact.phone, account.contact.email]);
    if (receiverHash === undefined) return 'EXPIRED';
    return this.verifyCode.execute(tx, { receiverHash, scene: 'SENSITIVE', code, accountId });
  }

  /** Where the account's last code went: asked for by SMS, then by e-mail, the second one counts. */
  private async lastReceiver(tx: Tx, accountId: string, contacts: ReadonlyArray<string | undefined>): Promise<string | undefined> {
    let last: { readonly receiverHash: string; readonly sentAt: Date } | undefined;
    for (const contact of contacts) {
      if (contact === undefined) continue;
      const receiverHash = this.secrets.receiverHash(contact);
      const code = livingCode(await this.records.find(tx, { receiverHash, scene: 'SENSITIVE' }), accountId, tx.now);
      if (code && (!last || code.sentAt >= last.sentAt)) last = { receiverHash, sentAt: code.sentAt };
    }
    return last?.receiverHash;
  }
}

import type { BusRequest, Reply } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import { isRefusal, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { AccountOf, AccountType } from '../../domain/account';
import type { AccountEvent } from '../../domain/account-event';
import { refuseUnlessVendor } from '../../domain/authority';
import { refuseUnknown } from '../../domain/unknown';
import { Accounts } from '../../ports/accounts';
import { Commands } from '../../ports/commands';
import { OperationLog } from '../../ports/operation-log';
import { auditView } from '../../views/account.view';

/** The party that an operation of the vendor's staff changes, and the request's field that names it. */
export interface ChangedObject<T extends AccountType> {
  readonly type: T | 'ANY';
  readonly field: string;
  readonly id: string;
}

/** The answer of a command that tells nothing. */
type Nothing = Record<string, never>;
type Decide<T extends AccountType> = (account: AccountOf<T>, tx: Tx) => AccountEvent[] | Refusal | Promise<AccountEvent[] | Refusal>;

/** What every operation of the vendor's staff on one party has in common: who may, once only, logged (api 7.20). */
@Injectable()
export class ChangeAccount {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly log: OperationLog,
  ) {}

  async execute<T extends AccountType>(request: BusRequest<unknown>, object: ChangedObject<T>, decide: Decide<T>): Promise<Reply<Nothing>> {
    const refusal = refuseUnlessVendor(request.context.caller);
    if (refusal) return refusal;
    return this.commands.once(request, async (tx) => {
      const change = await this.accounts.update(tx, object.type, object.id, (account) => decide(account, tx));
      if (!change) return refuseUnknown(object.field);
      if (isRefusal(change)) return change;
      const [before, after] = [auditView(change.before), auditView(change.after)];
      await this.log.write(tx, request.context, { object: { type: 'ACCOUNT', id: object.id }, before, after });
      return {};
    });
  }
}

import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { Sessions } from '../../../ports/access/sessions';
import { Accounts } from '../../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';

type Contract = typeof contracts.endSession;

/** customers 10.11: the session that asks for it ends, at every gateway. */
@Injectable()
export class EndSession {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly sessions: Sessions,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { session_id: credentialId, account_id } = request.context.caller;
    if (credentialId === undefined) return refuse('CBC.0151');
    return this.commands.once(request, async (tx) => {
      // Ended already: by a request at the same moment, or by its time. What was wished is so.
      if (!(await this.sessions.remove(tx, credentialId))) return {};
      await this.accounts.update(tx, 'ANY', account_id, () => [{ type: 'credential-revoked', credentialId, kind: 'SESSION' }]);
      return {};
    });
  }
}

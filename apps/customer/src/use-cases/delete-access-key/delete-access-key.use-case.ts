import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { refuseUnlessHolder } from '../../domain/authority';
import { refuseUnknown } from '../../domain/unknown';
import { Accounts } from '../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../ports/commands';
import { Credentials } from '../../ports/credentials';
import { OperationLog } from '../../ports/operation-log';

type Contract = typeof contracts.deleteAccessKey;

/** customers 10.10: requests signed with a deleted key fail within 5 s, because `credential-revoked` tells the gateways. */
@Injectable()
export class DeleteAccessKey {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly credentials: Credentials,
    private readonly log: OperationLog,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { account_id, access_key } = request.payload;
    const refusal = refuseUnlessHolder(request.context.caller, account_id);
    if (refusal) return refusal;
    return this.commands.once(request, async (tx) => {
      if (!(await this.credentials.removeKey(tx, account_id, access_key))) return refuseUnknown('access_key');
      await this.accounts.update(tx, 'ANY', account_id, () => [
        { type: 'credential-revoked', credentialId: access_key, kind: 'ACCESS_KEY' },
      ]);
      await this.log.write(tx, request.context, { object: { type: 'ACCESS_KEY', id: access_key }, before: { account_id } });
      return {};
    });
  }
}

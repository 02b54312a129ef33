import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { refuse, Sealer, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { CodeVerdict } from '../../../domain/codes/verification-code';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { SensitiveCode } from '../sensitive-code/sensitive-code';
import { VerifyCode } from '../verify-code/verify-code';

type Contract = typeof contracts.checkVerificationCode;

/** customers 4.33, interactions 6: other services ask here; only this one counts and uses up. */
@Injectable()
export class CheckVerificationCode {
  constructor(
    private readonly commands: Commands,
    private readonly verifyCode: VerifyCode,
    private readonly sensitiveCode: SensitiveCode,
    private readonly sealer: Sealer,
  ) {}

  execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    return this.commands.once(request, async (tx) => {
      const verdict = await this.judge(tx, request.payload);
      return typeof verdict === 'string' ? { verdict } : verdict;
    });
  }

  private async judge(tx: Tx, payload: RequestOf<Contract>['payload']): Promise<CodeVerdict | Refusal> {
    const { use, account_id: accountId, receiver_hash: receiverHash, sealed_code } = payload;
    const code = sealed_code === undefined ? undefined : this.sealer.open(sealed_code, 'code');
    if (use === 'SENSITIVE') return this.sensitiveCode.judge(tx, accountId, code);
    if (receiverHash === undefined) return refuse('CBC.0100', { field: 'receiver_hash', reason: 'required' });
    return code === undefined ? 'WRONG' : this.verifyCode.execute(tx, { receiverHash, scene: 'REALNAME', code, accountId });
  }
}

import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { refuse, Sealer, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { isForRealName, refuseCodeRequest } from '../../../domain/codes/code-request';
import { Accounts } from '../../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { MessageTransport } from '../../../ports/message-transport';
import { VerificationCodes, type CodeWish } from '../../../ports/verification-codes';

type Contract = typeof contracts.sendVerificationCode;

/** customers 8.2: a partner has a code sent to a customer to be, or to one that proves who he is. */
@Injectable()
export class SendVerificationCode {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly codes: VerificationCodes,
    private readonly transport: MessageTransport,
    private readonly sealer: Sealer,
  ) {}

  execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    return this.commands.once(request, async (tx) => {
      const wish = this.wishOf(request.payload);
      const refusal = (await this.refusal(tx, request, wish)) ?? (await this.codes.issue(tx, wish));
      if (refusal) return refusal;
      // The code is there, as the meaning of this refusal says; that no message can leave is known beforehand.
      return this.transport.reaches('SMS') ? {} : refuse('CBC.99004003');
    });
  }

  private wishOf({ sealed_phone, scene, timeout, language, customer_id }: RequestOf<Contract>['payload']): CodeWish {
    const phone = { channel: 'SMS', receiver: this.sealer.open(sealed_phone, 'contact'), language } as const;
    const life = timeout === undefined ? {} : { timeout };
    if (!isForRealName(scene)) return { ...phone, ...life, scene: 'REGISTRATION' };
    return { ...phone, ...life, scene: 'REALNAME', ...(customer_id !== undefined && { accountId: customer_id }) };
  }

  private async refusal(tx: Tx, { payload, context }: RequestOf<Contract>, wish: CodeWish): Promise<Refusal | undefined> {
    const partner = await this.accounts.find(context.caller.account_id, tx);
    const customer = wish.accountId === undefined ? undefined : await this.accounts.find(wish.accountId, tx);
    return refuseCodeRequest({ phone: wish.receiver, scene: payload.scene, partner, customer });
  }
}

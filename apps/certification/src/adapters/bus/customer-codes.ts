import { Injectable } from '@nestjs/common';
import { answerDeadline, BusClient, derivedIdempotency, TransientFault, type RequestContext } from '@pc/bus';
import { customer as contracts, SYSTEM_CALLER } from '@pc/contracts';
import { isRefusal, receiverHash, refuse, Sealer, type Refusal } from '@pc/kernel';
import { RealnameCodes, type CodeWish } from '../../ports/realname-codes';

/** Asks the customer service over the bus (interactions 6, customers 4.33). */
@Injectable()
export class CustomerCodes extends RealnameCodes {
  constructor(
    private readonly bus: BusClient,
    private readonly sealer: Sealer,
  ) {
    super();
  }

  override async check({ customerId, mobile, code }: CodeWish, context: RequestContext): Promise<Refusal | undefined> {
    const receiver_hash = receiverHash(this.sealer, mobile);
    const reply = await this.bus.request(
      contracts.checkVerificationCode,
      { use: 'REALNAME', account_id: customerId, receiver_hash, sealed_code: this.sealer.seal(code, 'code') },
      {
        key: receiver_hash,
        caller: SYSTEM_CALLER,
        requestId: context.requestId,
        deadline: answerDeadline(context.deadline),
        idempotency: derivedIdempotency(context, 'realname'),
      },
    );
    if (isRefusal(reply) && reply.code === 'PCB.0409') throw new TransientFault('Another replica asks for this very command');
    if (isRefusal(reply)) return reply;
    const { verdict } = reply.body;
    return verdict === 'OK' ? undefined : refuse(contracts.SENSITIVE_CODE_REFUSALS[verdict], { field: 'bank_card_info.verification_code' });
  }
}

import { BusClient, derivedIdempotency, TransientFault } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import { customer as contracts, SYSTEM_CALLER } from '@pc/contracts';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import { SensitiveCodes, type Protected } from './sensitive-codes';

/** Asks the customer service over the bus (interactions 6). */
@Injectable()
export class CustomerCodes extends SensitiveCodes {
  constructor(private readonly bus: BusClient) {
    super();
  }

  override async check({ payload, context }: Protected, deadline: number): Promise<Refusal | undefined> {
    const { account_id } = context.caller;
    const reply = await this.bus.request(
      contracts.checkVerificationCode,
      { use: 'SENSITIVE', account_id, sealed_code: payload.sealed_code },
      {
        key: account_id,
        caller: SYSTEM_CALLER,
        requestId: context.requestId,
        deadline,
        idempotency: derivedIdempotency(context, 'sensitive'),
      },
    );
    if (isRefusal(reply) && reply.code === 'PCB.0409') throw new TransientFault('Another replica asks for this very command');
    if (isRefusal(reply)) return reply;
    const { verdict } = reply.body;
    return verdict === 'OK' ? undefined : refuse(contracts.SENSITIVE_CODE_REFUSALS[verdict], { field: 'verification_code' });
  }
}

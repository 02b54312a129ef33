import { Injectable } from '@nestjs/common';
import { answer, type BusRequest, type Reply } from '@pc/bus';
import type { AnswerOf, certification as contracts, PayloadOf } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { Platforms } from '../../ports/platforms';

type Contract = typeof contracts.checkBucket;

/**
 * certification RN-24: nobody else's. Whether a bucket can be read, and whether it is encrypted, nobody can know before there is
 * an object storage to ask.
 */
@Injectable()
export class CheckBucket {
  constructor(private readonly platforms: Platforms) {}

  async execute({ payload }: BusRequest<PayloadOf<Contract>>): Promise<Reply<AnswerOf<Contract>>> {
    const holder = await this.platforms.holderOf(payload.bucket);
    const free = holder === undefined || holder === payload.partner_id;
    return free ? answer({}) : refuse('CBC.99005030', { field: 'bucket' });
  }
}

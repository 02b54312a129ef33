import { Injectable } from '@nestjs/common';
import { answer, type ReplyOf, type RequestOf } from '@pc/bus';
import type { certification as contracts } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { ObjectStorage } from '../../ports/object-storage';
import { Platforms } from '../../ports/platforms';

type Contract = typeof contracts.checkBucket;

/** certification RN-24: nobody else's, not encrypted, and readable for the vendor. */
@Injectable()
export class CheckBucket {
  constructor(
    private readonly platforms: Platforms,
    private readonly storage: ObjectStorage,
  ) {}

  async execute({ payload }: RequestOf<Contract>): ReplyOf<Contract> {
    const { partner_id, bucket } = payload;
    const holder = await this.platforms.holderOf(bucket);
    const isFree = holder === undefined || holder === partner_id;
    const isGood = isFree && (await this.storage.stateOf(bucket)) === 'READABLE';
    return isGood ? answer({}) : refuse('CBC.99005030', { field: 'bucket' });
  }
}

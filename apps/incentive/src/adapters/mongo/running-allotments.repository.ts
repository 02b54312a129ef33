import { Injectable } from '@nestjs/common';
import { isDuplicateKey, StoreConnection } from '@pc/store';
import { RunningAllotments } from '../../ports/running-allotments';
import { RUNNING_ALLOTMENTS } from './collections';

interface RunningAllotment {
  readonly _id: string;
  readonly message_id: string;
  readonly begun_at: Date;
}

/**
 * A document beside the quota: the quota itself is what every issue writes. It is the caller's own, so that nobody holds up
 * another's quota by naming it.
 */
@Injectable()
export class RunningAllotmentsRepository extends RunningAllotments {
  constructor(private readonly store: StoreConnection) {
    super();
  }

  override async begin(
    partnerId: string,
    quotaId: string,
    messageId: string,
    { now, forgottenBefore }: { now: Date; forgottenBefore: Date },
  ): Promise<boolean> {
    const free = { _id: idOf(partnerId, quotaId), $or: [{ message_id: messageId }, { begun_at: { $lte: forgottenBefore } }] };
    try {
      await this.rows.updateOne(free, { $set: { message_id: messageId, begun_at: now } }, { upsert: true });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }

  override async end(partnerId: string, quotaId: string, messageId: string): Promise<void> {
    await this.rows.deleteOne({ _id: idOf(partnerId, quotaId), message_id: messageId });
  }

  private get rows() {
    return this.store.collection<RunningAllotment>(RUNNING_ALLOTMENTS);
  }
}

const idOf = (partnerId: string, quotaId: string) => `${partnerId}|${quotaId}`;

import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@pc/store';
import { endUnlink, failUnlink } from '../../../domain/association-requests/association-request';
import { AssociationRequests } from '../../../ports/association-requests';
import { Unlinking } from '../../../ports/unlinking';

const AT_ONCE = 20;
const CANCEL_MS = 3_000;

/**
 * Takes the fences of failed tries away, again and again until both services have answered (customers 6.15). A try whose owner
 * is gone counts as failed: its pivot has not taken place, and from now on cannot.
 */
@Injectable()
export class FinishUnlinks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly requests: AssociationRequests,
    private readonly unlinking: Unlinking,
  ) {}

  /** Every try that is due; how many came to their end. */
  async execute(now: Date): Promise<number> {
    const due = await this.requests.unlinksDue(now, AT_ONCE);
    const ends = await Promise.all(due.map((id) => this.finish(id, now)));
    return ends.filter((ended) => ended).length;
  }

  /** Cancels the failed try of this request; false: not both have answered yet. */
  async cancel(requestId: string, deadline = Date.now() + CANCEL_MS): Promise<boolean> {
    const request = await this.requests.find(requestId);
    if (request?.unlink?.phase !== 'CANCELLING') return true;
    const { customerId, partnerId, unlink } = request;
    if (!(await this.unlinking.cancel({ customerId, partnerId, attempt: unlink.attempt }, deadline))) return false;
    await this.unitOfWork.run((tx) => this.requests.update(tx, requestId, (before) => endUnlink(before, unlink.attempt)));
    return true;
  }

  private async finish(id: string, now: Date): Promise<boolean> {
    await this.unitOfWork.run((tx) =>
      this.requests.update(tx, id, (request) => {
        const { unlink } = request;
        return unlink && unlink.phase === 'TRYING' && unlink.until <= now ? failUnlink(request, unlink.attempt, now) : request;
      }),
    );
    return this.cancel(id);
  }
}

import type { Reply, RequestContext, RequestOf } from '@pc/bus';
import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, incentive } from '@pc/contracts';
import { refuse, type Clock } from '@pc/kernel';
import { CLOCK } from '@pc/platform';
import { Inbox } from '@pc/store';
import { RunningAllotments } from '../../ports/running-allotments';

type Contract = typeof incentive.allotQuota;

/** After so long an allotment that has not ended is forgotten (benefits R-49). */
const FORGOTTEN_AFTER_MS = 60_000;

/** Refuses an allotment that is received while another one of the same quota waits or runs (benefits R-49). */
@Injectable()
export class BeginAllotment {
  constructor(
    private readonly running: RunningAllotments,
    private readonly inbox: Inbox,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  static concerns({ caller }: RequestContext): boolean {
    return caller.kind === 'PARTNER' && caller.partner_kind === 'DISTRIBUTOR';
  }

  /** The answer to one that was answered before, or the refusal; undefined: the quota is taken until the handler has answered. */
  async execute(request: RequestOf<Contract>): Promise<Reply<AnswerOf<Contract>> | undefined> {
    const before = await this.inbox.recall<AnswerOf<Contract>>(request);
    if (before) return before;
    const { payload, context } = request;
    const now = this.clock.now();
    const times = { now, forgottenBefore: new Date(now.getTime() - FORGOTTEN_AFTER_MS) };
    const begun = await this.running.begin(context.caller.account_id, payload.quota_id, context.messageId, times);
    return begun ? undefined : refuse('CBC.50000045');
  }
}

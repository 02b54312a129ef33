import type { Reply, RequestOf } from '@pc/bus';
import { Inject, Injectable } from '@nestjs/common';
import type { AnswerOf, incentive } from '@pc/contracts';
import type { Clock } from '@pc/kernel';
import { CLOCK } from '@pc/platform';
import { DemandCode } from '@pc/service';
import { checkForm } from '../../domain/issue-form-checks';
import { issueCommand } from './issue-command';

type Contract = typeof incentive.issueCoupons;

/** An issue in the console shows its code (benefits R-25); one that is faulty in itself is refused before that. */
@Injectable()
export class ConfirmIssue {
  constructor(
    private readonly demandCode: DemandCode,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute(request: RequestOf<Contract>): Promise<Reply<AnswerOf<Contract>> | undefined> {
    const { channel } = request.context.caller;
    const fault = checkForm({ command: issueCommand(request), channel, now: this.clock.now(), quota: undefined });
    return this.demandCode.execute(request, fault);
  }
}

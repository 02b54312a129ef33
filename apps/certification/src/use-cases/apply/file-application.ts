import { Injectable } from '@nestjs/common';
import { isUnanswered, type BusRequest, type Reply } from '@pc/bus';
import { datedId, isRefusal, refuse, type Refusal } from '@pc/kernel';
import { Inbox, type Tx } from '@pc/store';
import { pass, submit, type NewApplication } from '../../domain/application';
import { withAnswer, type Answered } from '../../domain/attempts';
import type { RealnameAuth } from '../../domain/realname-auth';
import { Applications } from '../../ports/applications';
import { FilingLog } from '../../ports/filing-log';
import { CheckUnanswered } from '../../ports/identity-checks';
import { BucketUnreadable } from '../../ports/object-storage';
import { RealnameAuths } from '../../ports/realname-auths';

/** An application that passed every check. */
export interface Checked {
  readonly filed: Omit<NewApplication, 'id' | 'submittedAt'>;
  /** REVIEW: people decide. */
  readonly verdict: 'PASS' | 'REVIEW';
  readonly digest: string;
  readonly refuseState: (auth: RealnameAuth) => Refusal | undefined;
}

interface IsReview {
  readonly is_review: 0 | 1;
}

/**
 * Files applications: the checks, which ask other services and systems, stand before the transaction; whatever comes of them is the
 * answer to the request and its repetitions (api 7.10).
 */
@Injectable()
export class FileApplication {
  constructor(
    private readonly auths: RealnameAuths,
    private readonly applications: Applications,
    private readonly log: FilingLog,
    private readonly inbox: Inbox,
  ) {}

  async execute<P>(request: BusRequest<P>, check: () => Promise<Checked | Answered | Refusal>): Promise<Reply<IsReview>> {
    const before = await this.inbox.recall<IsReview>(request);
    if (before) return before;
    const checked = await refusedWithoutAnswer(check);
    return this.inbox.once<BusRequest<P>, IsReview>(request, (tx) => this.end(tx, checked));
  }

  private async end(tx: Tx, checked: Checked | Answered | Refusal): Promise<IsReview | Refusal> {
    if (isRefusal(checked)) return checked;
    return 'isReview' in checked ? { is_review: checked.isReview } : this.file(tx, checked);
  }

  private async file(tx: Tx, { filed, verdict, digest, refuseState }: Checked): Promise<IsReview | Refusal> {
    const before = await this.auths.load(tx, filed.customerId);
    const refusal = refuseState(before);
    if (refusal) return refusal;
    const application = { ...filed, id: datedId(tx.tick()), submittedAt: tx.now };
    const step = verdict === 'PASS' ? pass(before, application) : submit(before, application);
    await this.auths.save(tx, before, step.auth);
    await this.applications.save(tx, step.application);
    const isReview = verdict === 'PASS' ? 0 : 1;
    const filings = await this.log.load(tx, filed.customerId);
    await this.log.save(tx, filed.customerId, { ...filings, answers: withAnswer(filings.answers, { at: tx.now, digest, isReview }) });
    return { is_review: isReview };
  }
}

/** RN-1 of a bucket that was closed meanwhile. Who else gives no answer ends it with nothing done; a later repetition is checked anew (interactions 1). */
async function refusedWithoutAnswer<T>(check: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await check();
  } catch (error) {
    if (error instanceof BucketUnreadable) return refuse('CBC.99005030');
    if (isUnanswered(error) || error instanceof CheckUnanswered) return refuse('PCB.0504');
    throw error;
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { RequestContext } from '@pc/bus';
import { type Refusal } from '@pc/kernel';
import { UnitOfWork, type Tx } from '@pc/store';
import { repeatOf, withAttempt, type Answered } from '../../domain/attempts';
import type { RealnameAuth } from '../../domain/realname-auth';
import { FilingLog } from '../../ports/filing-log';
import { RealnameAuths } from '../../ports/realname-auths';
import { CERTIFICATION_SETTINGS, type CertificationSettings } from '../../ports/settings';

export interface Counting {
  readonly customerId: string;
  readonly digest: string;
  /** RN-3: why the customer's state allows no such application. */
  readonly refuseState: (auth: RealnameAuth) => Refusal | undefined;
}

/** What stands before any look at the application itself, in the order of 4.10: its repetition, the customer's state, the number of attempts. */
@Injectable()
export class CountAttempt {
  constructor(
    private readonly auths: RealnameAuths,
    private readonly log: FilingLog,
    private readonly unitOfWork: UnitOfWork,
    @Inject(CERTIFICATION_SETTINGS) private readonly settings: CertificationSettings,
  ) {}

  /** The answer that the same application got before, the refusal, or the authentication as it stands (RN-18, RN-3, RN-11). */
  execute(context: RequestContext, counting: Counting): Promise<Answered | Refusal | RealnameAuth> {
    return this.unitOfWork.run((tx) => this.count(tx, context, counting));
  }

  private async count(tx: Tx, { messageId }: RequestContext, { customerId, digest, refuseState }: Counting) {
    const filings = await this.log.load(tx, customerId);
    const auth = await this.auths.load(tx, customerId);
    const decided = repeatOf(filings.answers, digest, tx.now) ?? refuseState(auth);
    const attempts = decided ?? withAttempt(filings.attempts, { at: tx.now, request: messageId }, this.settings.realname.attempts);
    if (!Array.isArray(attempts)) {
      tx.discard();
      return attempts;
    }
    await this.log.save(tx, customerId, { ...filings, attempts });
    return auth;
  }
}

export const isRepeat = (found: Answered | RealnameAuth): found is Answered => 'isReview' in found;

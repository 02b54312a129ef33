import { answerDeadline, isUnanswered, type Reply, type RequestContext } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import { refuse, type Refusal } from '@pc/kernel';
import { Inbox } from '@pc/store';
import { SensitiveCodes, type Protected } from './sensitive-codes';

/**
 * What a partner does with coupons or money in the console is a sensitive operation (benefits R-25, billing PP-13, customers 10.6, 10.7).
 * Stands before the handlers, so that nobody else's command waits for the answer.
 */
@Injectable()
export class DemandCode {
  constructor(
    private readonly codes: SensitiveCodes,
    private readonly inbox: Inbox,
  ) {}

  /** By API no code is asked for, and one that is sent is ignored (customers 10.7). */
  static concerns({ caller }: RequestContext): boolean {
    return caller.channel === 'CONSOLE' && (caller.kind === 'PARTNER' || caller.kind === 'RESELLER');
  }

  /**
   * What the command ends with before its handler; undefined: it may go on. One that was answered before is not asked for its code
   * again. `fault`: what is wrong with it whatever the code, for which no code shall be used up.
   */
  async execute<A>(command: Protected, fault?: Refusal): Promise<Reply<A> | undefined> {
    const before = await this.inbox.recall<A>(command);
    if (before) return before;
    const refusal = fault ?? (await this.judge(command));
    return refusal && this.inbox.once<Protected, A>(command, () => Promise.resolve(refusal));
  }

  private async judge(command: Protected): Promise<Refusal | undefined> {
    try {
      return await this.codes.check(command, answerDeadline(command.context.deadline));
    } catch (error) {
      if (isUnanswered(error)) return refuse('PCB.0504');
      throw error;
    }
  }
}

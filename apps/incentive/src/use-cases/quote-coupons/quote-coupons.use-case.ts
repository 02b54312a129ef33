import { answer, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { incentive } from '@pc/contracts';
import { isRefusal, refuse } from '@pc/kernel';
import { UnitOfWork } from '@pc/store';
import { decideDeductions } from '../../domain/deductions';
import { LearnParties } from '../learn-parties/learn-parties';
import { deductionsView, ReadChoice } from '../read-choice';

type Contract = typeof incentive.quoteCoupons;

/** Tells billing what the chosen coupons would pay, without effect (benefits P-22). */
@Injectable()
export class QuoteCoupons {
  constructor(
    private readonly learnParties: LearnParties,
    private readonly choices: ReadChoice,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    if (context.caller.kind !== 'SYSTEM') return refuse('CBC.0151');
    if ((await this.learnParties.learn({ customers: [payload.customer_id] }, context.deadline)).size > 0) return refuse('PCB.0504');
    const choice = await this.unitOfWork.run((tx) => {
      tx.discard();
      return this.choices.read(tx, payload);
    });
    const outcome = isRefusal(choice) ? choice : decideDeductions(choice);
    return isRefusal(outcome) ? outcome : answer(deductionsView(outcome));
  }
}

import { Injectable } from '@nestjs/common';
import { answer, type ReplyOf, type RequestOf } from '@pc/bus';
import type { certification as contracts } from '@pc/contracts';
import { isRefusal, refuse } from '@pc/kernel';
import { refuseStranger } from '../../domain/admission';
import type { ApplicationStatus } from '../../domain/application';
import { Applications } from '../../ports/applications';
import { LearnCustomer } from '../learn-customer/learn-customer';

type Contract = typeof contracts.getReviewResult;

const RESULTS = { REVIEWING: 0, FAILED: 1, PASSED: 2 } as const satisfies Record<ApplicationStatus, number>;

/** RN-14, RN-28, RN-29: what became of the last application for a customer; nothing where none was ever filed. */
@Injectable()
export class GetReviewResult {
  constructor(
    private readonly learnCustomer: LearnCustomer,
    private readonly applications: Applications,
  ) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    if (context.caller.kind !== 'PARTNER') return refuse('CBC.0151');
    const customer = await this.learnCustomer.execute(payload.customer_id, context.deadline);
    if (isRefusal(customer)) return customer;
    const refusal = refuseStranger(customer, context.caller.account_id);
    if (refusal) return refusal;
    const application = await this.applications.latestOf(payload.customer_id);
    if (!application) return answer({});
    const { status, opinion } = application;
    return answer({ result: { review_result: RESULTS[status], ...(opinion !== undefined && { opinion }) } });
  }
}

import { Injectable } from '@nestjs/common';
import { operatorOf, type OutcomeOf, type ReplyOf, type RequestOf } from '@pc/bus';
import type { certification as contracts } from '@pc/contracts';
import { isRefusal, refuse } from '@pc/kernel';
import { Inbox, OperationLog, type Tx } from '@pc/store';
import { review, type Step } from '../../domain/application';
import { Applications } from '../../ports/applications';
import { RealnameAuths } from '../../ports/realname-auths';

type Contract = typeof contracts.reviewApplication;

/** RN-27, rows 7, 8, 10 and 11 of 4.7: people decide. Of two at once the second finds what the first did. */
@Injectable()
export class ReviewApplication {
  constructor(
    private readonly auths: RealnameAuths,
    private readonly applications: Applications,
    private readonly inbox: Inbox,
    private readonly log: OperationLog<'REALNAME_APPLICATION'>,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    if (request.context.caller.kind !== 'OPERATOR') return refuse('CBC.0151');
    return this.inbox.once(request, (tx) => this.review(tx, request));
  }

  private async review(tx: Tx, { payload, context }: RequestOf<Contract>): Promise<OutcomeOf<Contract>> {
    const { application_id: id, passed, opinion } = payload;
    const application = await this.applications.find(tx, id);
    if (!application) return refuse('CBC.0101', { field: 'application_id', reason: 'unknown' });
    const before = { auth: await this.auths.load(tx, application.customerId), application };
    const decision = { passed, ...(opinion !== undefined && { opinion }), at: tx.now, by: operatorOf(context) };
    const after = review(before, decision);
    if (isRefusal(after)) return after;
    await this.auths.save(tx, before.auth, after.auth);
    await this.applications.save(tx, after.application);
    await this.log.write(tx, context, { object: { type: 'REALNAME_APPLICATION', id }, before: shown(before), after: shown(after) });
    return {};
  }
}

function shown({ auth, application }: Step) {
  const { customerId: customer_id, status, opinion } = application;
  return { customer_id, status, verified_status: auth.status, verified_type: auth.type, ...(opinion !== undefined && { opinion }) };
}

import { Injectable } from '@nestjs/common';
import { answer, type ReplyOf, type RequestOf } from '@pc/bus';
import type { certification as contracts } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { Applications } from '../../ports/applications';
import { applicationView } from '../../views/application.view';

type Contract = typeof contracts.listApplications;

/** What waits for the vendor's staff, and what it decided. */
@Injectable()
export class ListApplications {
  constructor(private readonly applications: Applications) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    if (context.caller.kind !== 'OPERATOR') return refuse('CBC.0151');
    const { customer_id: customerId, status, ...page } = payload;
    const filter = { ...(customerId !== undefined && { customerId }), ...(status !== undefined && { status }) };
    const { count, applications } = await this.applications.list(filter, page);
    return answer({ total_count: count, applications: applications.map(applicationView) });
  }
}

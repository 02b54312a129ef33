import { Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts } from '@pc/contracts';
import { isVendor } from '../../../domain/authority';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { BindingNotices } from '../../../ports/sso/binding-notices';
import { bindingNoticeView } from '../../../views/binding-notice.view';

type Contract = typeof contracts.listBindingNotices;

/** A partner sees its own, whatever it asks for. */
@Injectable()
export class ListBindingNotices {
  constructor(private readonly notices: BindingNotices) {}

  async execute({ payload, context: { caller } }: RequestOf<Contract>): ReplyOf<Contract> {
    const { partner_id, status, offset, limit } = payload;
    const partnerId = isVendor(caller) ? partner_id : caller.account_id;
    const filter = { ...(partnerId !== undefined && { partnerId }), ...(status !== undefined && { status }) };
    const { count, notices } = await this.notices.list(filter, { offset, limit });
    return answer({ total_count: count, notices: notices.map(bindingNoticeView) });
  }
}

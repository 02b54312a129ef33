import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { isVendor } from '../../../domain/authority';
import { begunAnew } from '../../../domain/sso/binding-notice';
import { refuseUnknown } from '../../../domain/unknown';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { OperationLog } from '../../../ports/operation-log';
import { BindingNotices } from '../../../ports/sso/binding-notices';
import { bindingNoticeView } from '../../../views/binding-notice.view';

type Contract = typeof contracts.resendBindingNotice;

/** Begins a failed notice anew (customers 9.6); another partner's is unknown. */
@Injectable()
export class ResendBindingNotice {
  constructor(
    private readonly commands: Commands,
    private readonly notices: BindingNotices,
    private readonly log: OperationLog,
  ) {}

  execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    const ofVendor = isVendor(context.caller);
    return this.commands.once(request, async (tx) => {
      const notice = await this.notices.find(payload.notice_id, tx);
      if (!notice || !(ofVendor || notice.partnerId === context.caller.account_id)) return refuseUnknown('notice_id');
      if (notice.status !== 'FAILED') return refuse('CBC.99007004', { items: ['WRONG_STATE'] });
      const renewed = begunAnew(notice, tx.now);
      await this.notices.save(tx, renewed);
      const views = { before: bindingNoticeView(notice), after: bindingNoticeView(renewed) };
      if (ofVendor) await this.log.write(tx, context, { object: { type: 'BINDING_NOTICE', id: notice.id }, ...views });
      return {};
    });
  }
}

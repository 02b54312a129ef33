import type { AnswerOf, customer as contracts } from '@pc/contracts';
import { formatUtc } from '@pc/kernel';
import type { BindingNotice } from '../domain/sso/binding-notice';

type View = AnswerOf<typeof contracts.listBindingNotices>['notices'][number];

export function bindingNoticeView(notice: BindingNotice): View {
  const { lastOutcome, nextAttemptAt } = notice;
  return {
    notice_id: notice.id,
    partner_id: notice.partnerId,
    customer_id: notice.customerId,
    account_name: notice.accountName,
    xaccount_id: notice.xaccountId,
    action: notice.action,
    status: notice.status,
    attempts: notice.attempts,
    ...(lastOutcome !== undefined && { last_outcome: lastOutcome }),
    created_at: formatUtc(notice.createdAt),
    ...(nextAttemptAt && { next_attempt_at: formatUtc(nextAttemptAt) }),
  };
}

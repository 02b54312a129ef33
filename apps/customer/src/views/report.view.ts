import type { customer as contracts, AnswerOf, PayloadOf } from '@pc/contracts';
import { formatUtc, type Sealer } from '@pc/kernel';
import { maskEmail, maskName, maskPhone, phoneKey } from '../domain/contact';
import { statusAt, type Report, type ReportedPerson } from '../domain/reports/report';

type MaskedField = PayloadOf<typeof contracts.revealReport>['field'];

/** The person that a message names, opened; of the phone its digits count (customers 5.7). */
export function personOf(message: PayloadOf<typeof contracts.createVendorReport>, sealer: Sealer): ReportedPerson {
  return {
    customerFullName: sealer.open(message.sealed_full_name, 'contact'),
    mobilePhone: phoneKey(sealer.open(message.sealed_phone, 'contact')),
    ...(message.sealed_email !== undefined && { email: sealer.open(message.sealed_email, 'contact') }),
  };
}

export function submittedView({ id, status, expiresAt }: Report): AnswerOf<typeof contracts.createReport> {
  return { report_id: id, status, ...(expiresAt && { expire_time: formatUtc(expiresAt) }) };
}

/** customers 5.22: a line of a list, masked. */
export function reportView(report: Report, now: Date): contracts.ShownReport {
  const { person, account } = report;
  return {
    report_id: report.id,
    ...(report.partnerId !== null && { partner_id: report.partnerId }),
    customer_full_name: maskName(person.customerFullName),
    mobile_phone: maskPhone(person.mobilePhone),
    ...(person.email !== undefined && { email: maskEmail(person.email) }),
    ...(account && { account_name: maskName(account.name) }),
    ...(report.associationType && { association_type: report.associationType }),
    ...(report.label !== undefined && { label: report.label }),
    status: statusAt(report, now),
    association_status: report.associationStatus,
    ...progressOf(report),
    created_at: formatUtc(report.createdAt),
  };
}

function progressOf({ failureReason, reviewReason, opinion, reportedAt, expiresAt }: Report) {
  return {
    ...(failureReason !== undefined && { failure_reason: failureReason }),
    ...(reviewReason !== undefined && { review_reason: reviewReason }),
    ...(opinion !== undefined && { opinion }),
    ...(reportedAt && { reported_at: formatUtc(reportedAt) }),
    ...(expiresAt && { expire_time: formatUtc(expiresAt) }),
  };
}

/** customers 5.22: one field in clear. */
export function clearField({ person, account }: Report, field: MaskedField): string | undefined {
  const values: Record<MaskedField, string | undefined> = {
    customer_full_name: person.customerFullName,
    mobile_phone: person.mobilePhone,
    email: person.email,
    account_name: account?.name,
  };
  return values[field];
}

/** A report as the log of operations keeps it, without the person. */
export function reportAudit({ partnerId, status, associationStatus, opinion, expiresAt }: Report): object {
  return { partnerId, status, associationStatus, ...(opinion !== undefined && { opinion }), ...(expiresAt && { expiresAt }) };
}

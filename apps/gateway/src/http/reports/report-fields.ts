import { customer, filterTextA, idText, optionalText, optionalTextOption, text } from '@pc/contracts';
import type { Sealer } from '@pc/kernel';
import { z } from 'zod';
import { shownId, shownOption, shownText, shownTime } from '../shown';

export const REPORTS = 'Reports and invitations';
export const EXAMPLE_ID = '00112233445566778899aabbccddeeff';

export const reportParams = z.object({ report_id: idText({ description: 'The report', example: EXAMPLE_ID }) });
export const reviewReason = { description: 'For the vendor: expected consumption, project, contact so far', example: 'New project in May' };

/** Whom a report is about (customers 2.4). */
export const prospectFields = {
  customer_full_name: text(128, { description: 'Full name of the customer', example: '张三' }),
  mobile_phone: text(32, {
    description: 'Mainland mobile number with which the customer registers, or has registered',
    example: '13800000000',
  }),
  email: optionalText(64, { description: 'E-mail address, for an invitation by e-mail', example: 'someone@example.com' }),
  account_name: optionalText(64, { description: 'Which account is meant, where several have the phone', example: 'customer1' }),
};

interface GivenProspect {
  readonly customer_full_name: string;
  readonly mobile_phone: string;
  readonly email?: string | undefined;
  readonly account_name?: string | undefined;
}

/** People travel sealed. */
export function sealedProspect(sealer: Sealer, { customer_full_name, mobile_phone, email, account_name }: GivenProspect) {
  return {
    sealed_full_name: sealer.seal(customer_full_name, 'contact'),
    sealed_phone: sealer.seal(mobile_phone, 'contact'),
    ...(email !== undefined && { sealed_email: sealer.seal(email, 'contact') }),
    ...(account_name !== undefined && { account_name }),
  };
}

export const submittedReport = z.object({
  report_id: shownId('The report', EXAMPLE_ID),
  status: shownOption(customer.REPORT_STATUSES, 'Where it stands'),
  expire_time: shownTime('End of its 15 days; absent while it is not accepted').optional(),
});

/** customers 5.22: a line of a list. */
export const shownReport = z
  .object({
    report_id: shownId('The report', EXAMPLE_ID),
    partner_id: shownId("Who reported; absent: the vendor's own", 'fedcba9876543210fedcba9876543210').optional(),
    customer_full_name: shownText(128, 'Full name, masked', '张*'),
    mobile_phone: shownText(32, 'Phone, masked', '138****0000'),
    email: shownText(64, 'E-mail address, masked', 's***@example.com').optional(),
    account_name: shownText(64, 'Account that the phone has already, masked', 'c********').optional(),
    association_type: shownOption(['1', '2'], '1 referral, 2 resale; chosen with the invitation').optional(),
    label: shownText(64, 'Label', 'spring fair').optional(),
    status: shownOption(customer.REPORT_STATUSES, 'Where the report stands'),
    association_status: shownOption(customer.ASSOCIATION_STATUSES, 'Where the association stands'),
    failure_reason: shownText(64, 'Why the last acceptance failed', 'LINK_EXPIRED').optional(),
    review_reason: shownText(1000, 'What the partner gave for the review', 'New project in May').optional(),
    opinion: shownText(255, 'What the vendor said', 'Go ahead').optional(),
    created_at: shownTime('Time of recording'),
    reported_at: shownTime('Time of the last submission').optional(),
    expire_time: shownTime('End of its validity').optional(),
  })
  .meta({ id: 'CustomerReport', description: 'A report of a prospect' });

/** api 7.1: text filters are of class A, the others of class B. */
export const reportFilters = {
  customer_full_name: filterTextA(128, { description: 'Full name, exactly', example: '张三' }),
  mobile_phone: filterTextA(32, { description: 'Phone, exactly', example: '13800000000' }),
  label: filterTextA(64, { description: 'Part of the label', example: 'fair' }),
  status: optionalTextOption(customer.REPORT_STATUSES, { description: 'Where the report stands', example: 'PENDING' }),
  association_status: optionalTextOption(customer.ASSOCIATION_STATUSES, {
    description: 'Where the association stands',
    example: 'INVITED',
  }),
};

interface GivenFilters {
  readonly customer_full_name?: string | undefined;
  readonly mobile_phone?: string | undefined;
}

export function sealedFilters<F extends GivenFilters>(sealer: Sealer, { customer_full_name, mobile_phone, ...rest }: F) {
  return {
    ...rest,
    ...(customer_full_name !== undefined && { sealed_full_name: sealer.seal(customer_full_name, 'contact') }),
    ...(mobile_phone !== undefined && { sealed_phone: sealer.seal(mobile_phone, 'contact') }),
  };
}

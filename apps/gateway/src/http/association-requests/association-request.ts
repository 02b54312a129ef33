import { ADMINISTRATOR_ITEM, customer, docMeta, idText, optionalText, optionalTextOption, text, bodyPage } from '@pc/contracts';
import { z } from 'zod';
import { PARTNER, type CallerRule } from '../../routing/route-spec';
import { shownFlag, shownId, shownList, shownOption, shownText, shownTime } from '../shown';

export const TAG = 'Associations';
/** Resellers have no API credentials, but a console (customers 4.1). */
export const DEALERS: readonly CallerRule[] = [PARTNER, { kind: 'RESELLER' }];
/** customers 6.1: who starts and handles is an administrator. */
export const HANDLING = [ADMINISTRATOR_ITEM];
export const READING = [ADMINISTRATOR_ITEM, 'PCB_ITEM_ASSOCIATION_RECORDS'];

const CUSTOMER_ID = '0123456789abcdef0123456789abcdef';
const KINDS = ['1', '2'] as const;
const RULES = '`TOO_SOON` and `REQUEST_PENDING` are told of the side that asks; the others of the customer.';
export const ITEMS = `Refused with the failed items in \`fail_check_items\`. ${RULES}`;

export const requestParams = z.object({ request_id: idText({ description: 'The request', example: 'aaaabbbbccccddddeeeeffff00002222' }) });
export const customerId = idText({ description: 'The customer', example: CUSTOMER_ID });
export const indirectPartnerId = optionalText(64, {
  description: 'The reseller that serves the customer, where a distributor acts for it',
  example: 'aaaabbbbccccddddeeeeffff00001111',
});
export const requestType = z
  .enum(customer.ASSOCIATION_REQUEST_TYPES)
  .meta(docMeta({ description: 'DISASSOCIATE ends the association, SWITCH_TYPE changes its kind', example: 'DISASSOCIATE' }));
export const disassociation = z
  .enum(['DISASSOCIATE'])
  .meta(docMeta({ description: 'To end the association; a change of its kind is the partner’s to ask for', example: 'DISASSOCIATE' }));
export const targetType = optionalTextOption(KINDS, {
  description: 'Of SWITCH_TYPE: the kind that it shall be, 1 referral, 2 resale',
  example: '2',
});
export const assent = {
  reason: text(255, { description: 'Why', example: 'Contract ended' }),
  notes_read: z.literal(true).meta(docMeta({ description: 'The notes were read: true', example: true })),
};

export const checks = shownList(
  z
    .object({
      item: shownOption(customer.ASSOCIATION_CHECK_ITEMS, 'What was looked at'),
      passed: shownFlag('Whether it passed', true),
    })
    .meta({ id: 'AssociationCheck', description: 'One precondition' }),
  'Every precondition that applies',
);

export const associationRequest = z
  .object({
    request_id: shownId('The request', 'aaaabbbbccccddddeeeeffff00002222'),
    type: shownOption(customer.ASSOCIATION_REQUEST_TYPES, 'What is asked for'),
    initiator: shownOption(customer.SIDES, 'Who asks'),
    customer_id: shownId('The customer', CUSTOMER_ID),
    account_name: shownText(64, 'Name of its account', 'customer1'),
    partner_id: shownId('Its partner', 'fedcba9876543210fedcba9876543210'),
    indirect_partner_id: shownId('Its reseller', 'aaaabbbbccccddddeeeeffff00001111').optional(),
    association_type: shownOption(KINDS, 'Kind of the association when it was asked: 1 referral, 2 resale'),
    target_type: shownOption(KINDS, 'The kind that it shall be').optional(),
    reason: shownText(255, 'Why', 'Contract ended'),
    status: shownOption(customer.ASSOCIATION_REQUEST_STATUSES, 'PENDING until the other side has handled it'),
    checks,
    submitted_at: shownTime('When it was asked'),
    handled_at: shownTime('When it was approved or rejected').optional(),
    settled_at: shownTime('When coupons and money were back where they belong').optional(),
  })
  .meta({ id: 'AssociationRequest', description: 'A request to end or switch an association' });

const filter = { type: requestType, initiator: z.enum(customer.SIDES), status: z.enum(customer.ASSOCIATION_REQUEST_STATUSES) };
const orNone = <S extends z.ZodType>(field: S, description: string, example: string) =>
  field
    .nullish()
    .transform((value) => value ?? undefined)
    .meta(docMeta({ description, example }));

export const requestFilters = {
  type: orNone(filter.type, 'What is asked for', 'DISASSOCIATE'),
  initiator: orNone(filter.initiator, 'Who asked', 'CUSTOMER'),
  status: orNone(filter.status, 'What became of it', 'PENDING'),
  ...bodyPage(100),
};
export const requestList = z.object({
  total_count: z.int().meta(docMeta({ description: 'Number of all matches, not only of this page', example: 1 })),
  association_requests: shownList(associationRequest, 'Newest first'),
});

const logEntry = z
  .object({
    customer_id: shownId('The customer', CUSTOMER_ID),
    association_id: shownId('The association', 'aaaabbbbccccddddeeeeffff00003333'),
    partner_id: shownId('The partner', 'fedcba9876543210fedcba9876543210'),
    indirect_partner_id: shownId('The reseller', 'aaaabbbbccccddddeeeeffff00001111').optional(),
    event: shownOption(customer.ASSOCIATION_LOG_EVENTS, 'What happened'),
    association_type: shownOption(KINDS, 'The kind after it: 1 referral, 2 resale'),
    occurred_at: shownTime('When it happened'),
    reason: shownText(255, 'Why it ended', 'Contract ended').optional(),
  })
  .meta({ id: 'AssociationLogEntry', description: 'One line of the log of associations, which nobody changes' });
export const logList = z.object({
  total_count: z.int().meta(docMeta({ description: 'Number of all matches, not only of this page', example: 1 })),
  entries: shownList(logEntry, 'Newest first'),
});

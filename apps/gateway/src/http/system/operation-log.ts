import { Controller } from '@nestjs/common';
import {
  billing,
  certification,
  customer,
  filterTextA,
  incentive,
  optionalTextOption,
  optionalTime,
  queryPage,
  withRanges,
} from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declareOperation } from '../operations';
import { shownCount, shownId, shownList, shownOption, shownText, shownTime } from '../shown';

const actor = z
  .object({
    account_id: shownId('Account', '0123456789abcdef0123456789abcdef'),
    account_name: shownText(64, 'Its name', 'operator'),
    user_id: shownId('User of the account; absent: the main account', '00112233445566778899aabbccddeeff').optional(),
    user_name: shownText(64, 'Its name', 'clerk').optional(),
    assumed_by: shownId('The partner that acted in the place of the account', 'fedcba9876543210fedcba9876543210').optional(),
    channel: shownOption(['API', 'CONSOLE'], 'How it came').optional(),
  })
  .meta({ description: 'Who did it' });
const state = (when: string) =>
  z
    .record(z.string(), z.unknown())
    .optional()
    .meta({ description: `What the entry shows of the object ${when}`, examples: [{ state: 'RESTRICTED' }] });

const entry = z
  .object({
    at: shownTime('When'),
    operation: shownText(128, 'Which operation, by the request that carried it out', 'customer.set-partner-state.v1'),
    object_type: shownText(32, 'Kind of the object', 'ACCOUNT'),
    object_id: shownText(300, 'The object', '0123456789abcdef0123456789abcdef'),
    actor,
    request_id: shownText(64, 'Request of the API', '00112233445566778899aabbccddeeff'),
    before: state('before'),
    after: state('after'),
  })
  .meta({ id: 'LoggedOperation', description: 'An entry of the operation log' });

/** Each service logs what it did, and is asked for it alone. */
const LOGS = {
  customer: customer.listOperations,
  incentive: incentive.listOperations,
  billing: billing.listOperations,
  certification: certification.listOperations,
} as const;
const SERVICES = ['customer', 'incentive', 'billing', 'certification'] as const;

const filters = z.object({
  service: optionalTextOption(SERVICES, {
    description:
      'Whose log: customer has accounts, users, companies, access keys, reports, binding notices and dead letters sent again; incentive quotas and coupons; billing orders; certification real-name authentications. Absent: customer',
    example: 'incentive',
  }),
  object_id: filterTextA(64, {
    description: 'Of this object',
    example: '0123456789abcdef0123456789abcdef',
  }),
  operation: filterTextA(128, { description: 'Only this operation', example: 'customer.set-partner-state.v1' }),
  since: optionalTime({ description: 'At or after this moment' }),
  until: optionalTime({ description: 'Before this moment', example: '2026-12-31T16:00:00Z' }),
  ...queryPage(100),
});

const listOperations = declareOperation({
  operation: 'listOperations',
  method: 'GET',
  path: '/v2/operations/operation-log',
  tag: 'Operations: system',
  summary: "List what the vendor's staff did",
  description:
    'Of one service, newest first; about parties also what accounts changed of themselves. Entries are never changed and show no secrets.',
  status: 200,
  query: withRanges(filters, [['since', 'until']], true),
  answer: z.object({ count: shownCount, operations: shownList(entry, 'Newest first') }),
});

/** api 7.20 */
@Controller()
export class OperationLogController {
  constructor(private readonly services: Services) {}

  @Route(listOperations)
  list(call: Call<typeof listOperations>) {
    const { service = 'customer', ...wanted } = call.query;
    return this.services.askFor(call, LOGS[service], wanted);
  }
}

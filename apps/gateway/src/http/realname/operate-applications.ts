import { Controller } from '@nestjs/common';
import {
  certification,
  filterTextA,
  idText,
  integerOption,
  memoText,
  optionalTextOption,
  queryPage,
  text,
  textOption,
} from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declareOperation } from '../operations';
import { shownCount, shownId, shownInteger, shownList, shownOption, shownText, shownTime } from '../shown';
import { CUSTOMER_ID, sealedNumber } from './realname-fields';

export const OPERATIONS_TAG = 'Operations: real-name authentication';
const tag = OPERATIONS_TAG;
const PATH = '/v2/operations/realname-auths';
const PASSED = 2;
const APPLICATION_ID = '202603010000000001';

const application = z
  .object({
    application_id: shownId('The application', APPLICATION_ID),
    customer_id: shownId('For whom it was filed', CUSTOMER_ID),
    partner_id: shownId('Who filed it', 'fedcba9876543210fedcba9876543210'),
    kind: shownOption(certification.APPLICATION_KINDS, 'What for'),
    method: shownOption(certification.APPLICATION_METHODS, 'By what'),
    status: shownOption(certification.APPLICATION_STATUSES, 'How far it is'),
    verified_name: shownText(255, 'Name of the person or organisation', 'Jane Roe'),
    verified_number: shownText(32, 'Number of the document, masked', 'X00*0001'),
    document_type: shownInteger('Kind of the document', 3).optional(),
    bucket: shownText(63, 'Bucket of the files', 'partner-files'),
    files: shownList(shownText(256, 'Name below `download/`', 'c77/p1.jpg'), 'In the order of their meaning'),
    legal_person: z
      .object({ name: shownText(255, 'Name', 'Li Lei'), number: shownText(32, 'Identity number, masked', '110***********009X') })
      .optional()
      .meta({ description: 'Who stands for the organisation' }),
    bank_card: z
      .object({
        bank_account: shownText(64, 'Card, masked', '620*********1111'),
        mobile: shownText(20, 'Mobile number, masked', '138****0000'),
      })
      .optional()
      .meta({ description: 'Of an application by bank card' }),
    reg_country: shownText(10, 'Country or region of registration', 'CN').optional(),
    reg_address: shownText(512, 'Registered address', '1 Example Road').optional(),
    submitted_at: shownTime('When it was filed'),
    opinion: shownText(256, 'Why it failed', 'holding picture blurred').optional(),
    decided_at: shownTime('When it was decided').optional(),
    decided_by: shownId('Who of the staff decided', '0123456789abcdef0123456789abcdef').optional(),
  })
  .meta({ id: 'RealnameApplication', description: 'An application for real-name authentication' });

const listApplications = declareOperation({
  operation: 'listRealnameApplications',
  method: 'GET',
  path: PATH,
  tag,
  summary: 'List applications for real-name authentication',
  description: 'Newest first. Those that wait for a review have `status` REVIEWING.',
  status: 200,
  query: z.object({
    customer_id: filterTextA(64, { description: 'Of this customer', example: CUSTOMER_ID }),
    status: optionalTextOption(certification.APPLICATION_STATUSES, { description: 'Of this status', example: 'REVIEWING' }),
    ...queryPage(100),
  }),
  answer: z.object({ total_count: shownCount, applications: shownList(application, 'Newest first') }),
  asks: certification.listApplications,
});

const reviewApplication = declareOperation({
  operation: 'reviewRealnameApplication',
  method: 'POST',
  path: `${PATH}/{application_id}/review`,
  tag,
  summary: 'Pass or fail an application that waits',
  description: 'Item that refuses: RN_WRONG_STATE.',
  status: 204,
  params: z.object({ application_id: idText({ description: 'The application', example: APPLICATION_ID }) }),
  body: z.object({
    review_result: integerOption([1, PASSED], { description: '1 failed, 2 passed', example: PASSED }),
    opinion: memoText(256, { description: 'Why it fails; mandatory then', example: 'holding picture blurred' }),
  }),
  errors: ['CBC.0101', 'CBC.99007004'],
  asks: certification.reviewApplication,
});

const putFixture = declareOperation({
  operation: 'putRealnameFixture',
  method: 'PUT',
  path: '/v2/operations/realname-fixtures',
  tag,
  summary: 'Say what the stand-ins of register, bank, face comparison, violation list and risk engine answer',
  description: 'On a machine of your own only, where these systems are not there. Item that refuses elsewhere: FIXTURES_OFF.',
  status: 204,
  body: z.object({
    number: text(64, { description: 'Number of a document or card', example: '6200000000001111' }),
    outcome: textOption(certification.FIXTURE_OUTCOMES, {
      description: 'pass; match: the register knows it exactly; grey: the face is not sure; or the code of a refusal',
      example: 'grey',
    }),
  }),
  errors: ['CBC.99007004'],
  asks: certification.putFixture,
});

@Controller()
export class OperateApplicationsController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  @Route(listApplications)
  list(call: Call<typeof listApplications>) {
    return this.services.ask(call, call.query);
  }

  /** certification RN-27 */
  @Route(reviewApplication)
  async review(call: Call<typeof reviewApplication>): Promise<void> {
    const { review_result, opinion } = call.body;
    const { application_id } = call.params;
    await this.services.ask(call, { application_id, passed: review_result === PASSED, opinion }, application_id);
  }

  /** certification RN-25 */
  @Route(putFixture)
  async fixture(call: Call<typeof putFixture>): Promise<void> {
    const { number, outcome } = call.body;
    await this.services.ask(call, { sealed_number: sealedNumber(this.sealer, number), outcome });
  }
}

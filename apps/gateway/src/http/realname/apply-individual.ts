import { Controller } from '@nestjs/common';
import { certification, docMeta, integerOption, optionalInteger, optionalIntegerOption, text } from '@pc/contracts';
import { refuse, Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Refused } from '../../routing/refused';
import { declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { APPLICATION_ERRORS, COMMON_FIELDS, documentNumber, isReview, OF_PARTNERS, sealedNumber } from './realname-fields';

const CERTIFICATE = 0;
const BANK_CARD = 4;
const DOCUMENTS = [0, 3, 5, 6, 9, 10] as const;

const bankCard = z
  .object({
    bank_account: z
      .string()
      .min(1)
      .max(64)
      .regex(/^[0-9a-zA-Z][0-9a-zA-Z-]*$/)
      .meta(docMeta({ description: 'Number of the card', example: '6200000000001111' })),
    areacode: text(10, { description: 'Country code of the mobile number', example: '0086' }),
    mobile: z
      .string()
      .max(20)
      .regex(/^[0-9]{5,20}$/)
      .meta(docMeta({ description: 'Mobile number that the bank knows', example: '13800000000' })),
    verification_code: text(10, { description: 'Code that was sent there with scene 18', example: '123456' }),
  })
  .meta({ id: 'RealnameBankCard', description: 'The card by which a person is known' });

const applyIndividual = declareRoute({
  ...OF_PARTNERS,
  operation: 'createPersonalRealnameAuth',
  method: 'POST',
  path: '/v2/customers/realname-auths/individual',
  summary: 'Apply for the real-name authentication of a person',
  description:
    'By the scan of a document (three files; people review it), or by bank card and one picture of the face. The same body gets the same answer for 10 minutes.',
  body: z.object({
    ...COMMON_FIELDS,
    identify_type: integerOption([CERTIFICATE, BANK_CARD], { description: '0 scan of a document, 4 bank card', example: CERTIFICATE }),
    verified_type: optionalInteger(0, 99, {
      description:
        'Document of a scan: 3 passport, 5 mainland travel permit of Hong Kong or Macao residents, 6 of Taiwan residents, 9 residence permit of Hong Kong or Macao residents, 10 of Taiwan residents, 0 mainland identity card where it is configured',
      example: 3,
    }),
    name: text(255, { description: 'Name of the person', example: 'Jane Roe' }),
    verified_number: documentNumber,
    change_type: optionalIntegerOption([-1], { description: '-1 first authentication', example: -1 }),
    bank_card_info: bankCard.nullish().meta({ description: 'The card; mandatory with `identify_type` 4' }),
  }),
  answer: isReview,
  errors: [
    ...APPLICATION_ERRORS,
    'CBC.99000026',
    'CBC.99000027',
    'CBC.99004009',
    'CBC.99007189',
    'CBC.99007193',
    'CBC.99007202',
    'CBC.99007219',
    'CBC.99007255',
    'CBC.99007258',
    'CBC.99007260',
    'CBC.99007261',
    'CBC.99007262',
  ],
  asks: certification.applyIndividual,
});

type Body = Call<typeof applyIndividual>['body'];

@Controller()
export class ApplyIndividualController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  /** certification 4.4, 4.6 */
  @Route(applyIndividual)
  apply(call: Call<typeof applyIndividual>) {
    const { customer_id, xaccount_type, verified_file_url, name, verified_number } = call.body;
    const method = call.body.identify_type === BANK_CARD ? this.byCard(call.body) : byScan(call.body);
    const payload = { customer_id, xaccount_type, verified_file_url, name, sealed_number: sealedNumber(this.sealer, verified_number) };
    return this.services.ask(call, { ...payload, ...method }, customer_id);
  }

  private byCard({ bank_card_info: card }: Body) {
    if (!card) throw new Refused(refuse('CBC.0100', { field: 'bank_card_info', reason: 'required' }));
    return {
      bank_card: {
        sealed_account: sealedNumber(this.sealer, card.bank_account),
        areacode: card.areacode,
        sealed_mobile: this.sealer.seal(card.mobile, 'contact'),
        sealed_code: this.sealer.seal(card.verification_code, 'code'),
      },
    };
  }
}

function byScan({ verified_type }: Body) {
  if (verified_type === undefined) throw new Refused(refuse('CBC.0100', { field: 'verified_type', reason: 'required' }));
  if (!DOCUMENTS.some((document) => document === verified_type))
    throw new Refused(refuse('CBC.0100', { field: 'verified_type', reason: 'option', params: { options: DOCUMENTS.join(', ') } }));
  return { verified_type };
}

import { Controller } from '@nestjs/common';
import { certification, docMeta, integerOption, memoText, optionalIntegerOption, text, textOption } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { declareRoute } from '../../routing/route-spec';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { APPLICATION_ERRORS, COMMON_FIELDS, documentNumber, isReview, OF_PARTNERS, sealedNumber } from './realname-fields';

const COUNTRY = /^(?:[A-Z]{2})?$/;

const person = z
  .object({
    legel_name: text(255, { description: 'Name', example: 'Li Lei' }),
    legel_id_number: text(32, { description: 'Mainland identity number', example: '11010119010203009X' }),
    certifier_role: textOption(['legalPerson'], { description: 'What the person is', example: 'legalPerson' }),
  })
  .meta({ id: 'RealnamePerson', description: 'Who stands for the organisation' });

const fields = {
  ...COMMON_FIELDS,
  identify_type: integerOption([1], { description: "1 scan of the organisation's certificate", example: 1 }),
  certificate_type: optionalIntegerOption([0, 1, 2, 3, 4, 99], {
    description:
      '0 business licence, 1 public institution, 2 social organisation, 3 administrative law-enforcement body, 4 organisation code certificate, 99 other',
    example: 0,
  }),
  corp_name: text(255, {
    description: 'Name of the organisation; not digits, special characters or blanks alone',
    example: 'Example Cloud Co',
  }),
  verified_number: documentNumber.meta({ written: '91110199MAFAKE027T' }),
  reg_country: z
    .string()
    .max(10)
    .regex(COUNTRY)
    .nullish()
    .transform((country) => country ?? undefined)
    .meta(docMeta({ description: 'Country or region of registration, two letters; empty: none', example: 'CN' })),
  reg_address: memoText(512, { description: 'Registered address; empty: none', example: '1 Example Road' }),
  enterprise_person: person.nullish().meta({ description: 'Who stands for the organisation' }),
};

const FILES =
  "Files: the organisation's certificate; where a person is named, then portrait side and emblem side of the identity card. Items that refuse: MILITARY_ENTERPRISE, ENTERPRISE_LOGOUT_REVOKE";
const errors = [...APPLICATION_ERRORS, 'CBC.99007004', 'CBC.99007193'] as const;
const path = '/v2/customers/realname-auths/enterprise';

const applyEnterprise = declareRoute({
  ...OF_PARTNERS,
  operation: 'createEnterpriseRealnameAuthentication',
  method: 'POST',
  path,
  summary: 'Apply for the real-name authentication of an organisation',
  description: `${FILES}. Where the register knows exactly this organisation, nobody has to review it.`,
  body: z.object(fields),
  answer: isReview,
  errors: [...errors],
  asks: certification.applyEnterprise,
});

const changeEnterprise = declareRoute({
  ...OF_PARTNERS,
  operation: 'changeEnterpriseRealnameAuthentication',
  method: 'PUT',
  path,
  summary: 'Apply for the change from a person to an organisation',
  description: `${FILES}, IS_DEBT, IS_CREDIT_ACCOUNT, IS_ORG_ACCOUNT, NOT_INDIVIDUAL_VERIFIED. People review it; until then the person stays verified.`,
  body: z.object({ ...fields, change_type: integerOption([1], { description: '1 a person becomes an organisation', example: 1 }) }),
  answer: isReview,
  errors: [...errors],
  asks: certification.applyEnterprise,
});

@Controller()
export class ApplyEnterpriseController {
  constructor(
    private readonly services: Services,
    private readonly sealer: Sealer,
  ) {}

  /** certification 4.5, 4.6 */
  @Route(applyEnterprise)
  apply(call: Call<typeof applyEnterprise>) {
    return this.services.ask(call, { ...this.payloadOf(call.body), change: false }, call.body.customer_id);
  }

  /** certification RN-15 */
  @Route(changeEnterprise)
  change(call: Call<typeof changeEnterprise>) {
    return this.services.ask(call, { ...this.payloadOf(call.body), change: true }, call.body.customer_id);
  }

  private payloadOf({ verified_number, enterprise_person: who, ...rest }: Call<typeof applyEnterprise>['body']) {
    const { customer_id, xaccount_type, certificate_type, verified_file_url, corp_name, reg_country, reg_address } = rest;
    return {
      customer_id,
      xaccount_type,
      certificate_type,
      verified_file_url,
      corp_name,
      reg_country,
      reg_address,
      sealed_number: sealedNumber(this.sealer, verified_number),
      ...(who && { person: { name: who.legel_name, sealed_number: sealedNumber(this.sealer, who.legel_id_number) } }),
    };
  }
}

import type { AnswerOf, certification as contracts } from '@pc/contracts';
import { formatUtc } from '@pc/kernel';
import type { Application } from '../domain/application';
import { masked } from '../domain/mask';

type View = AnswerOf<typeof contracts.listApplications>['applications'][number];

/** RN-17: numbers are masked, and the mobile number, too. */
export function applicationView(application: Application): View {
  const { identity, documentType, legalPerson, bankCard, regCountry, regAddress, opinion, decidedAt, decidedBy } = application;
  return {
    application_id: application.id,
    customer_id: application.customerId,
    partner_id: application.partnerId,
    kind: application.kind,
    method: application.method,
    status: application.status,
    verified_name: identity.name,
    verified_number: masked(identity.number),
    ...(documentType !== undefined && { document_type: documentType }),
    bucket: application.bucket,
    files: [...application.files],
    ...(legalPerson && { legal_person: { name: legalPerson.name, number: masked(legalPerson.number) } }),
    ...(bankCard && { bank_card: { bank_account: masked(bankCard.account), mobile: masked(bankCard.mobile) } }),
    ...(regCountry !== undefined && { reg_country: regCountry }),
    ...(regAddress !== undefined && { reg_address: regAddress }),
    submitted_at: formatUtc(application.submittedAt),
    ...(opinion !== undefined && { opinion }),
    ...(decidedAt && { decided_at: formatUtc(decidedAt) }),
    ...(decidedBy !== undefined && { decided_by: decidedBy }),
  };
}

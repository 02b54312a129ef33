import type { AnswerOf, customer as contracts, DataOf } from '@pc/contracts';
import { formatUtc } from '@pc/kernel';
import type { CompanyProfile, ProfileEdit } from '../domain/companies/company';

type EditView = NonNullable<AnswerOf<typeof contracts.getCompanyProfile>['latest_edit']>;
type ProfileView = EditView['before'];

/** What is told to other services (interactions 2). */
export function companyFacts(profile: CompanyProfile): Omit<DataOf<typeof contracts.companyProfileChanged>, 'partner_id'> {
  return {
    company_name: profile.companyName,
    ...(profile.creditCode !== undefined && { org_code: profile.creditCode }),
    ...(profile.signingEntity !== undefined && { signing_entity: profile.signingEntity }),
  };
}

export function profileView({ companyName, creditCode, registeredAddress, signingEntity }: CompanyProfile): ProfileView {
  return {
    company_name: companyName,
    ...(creditCode !== undefined && { credit_code: creditCode }),
    ...(registeredAddress !== undefined && { registered_address: registeredAddress }),
    ...(signingEntity !== undefined && { signing_entity: signingEntity }),
  };
}

/** The fields that a message names. */
export function profileOf(message: { readonly [Field in keyof ProfileView]?: ProfileView[Field] | undefined }): Partial<CompanyProfile> {
  const { company_name, credit_code, registered_address, signing_entity } = message;
  return {
    ...(company_name !== undefined && { companyName: company_name }),
    ...(credit_code !== undefined && { creditCode: credit_code }),
    ...(registered_address !== undefined && { registeredAddress: registered_address }),
    ...(signing_entity !== undefined && { signingEntity: signing_entity }),
  };
}

export function editView(edit: ProfileEdit): EditView {
  return {
    edit_id: edit.id,
    status: edit.status,
    before: profileView(edit.before),
    after: profileView(edit.after),
    submitted_by: edit.submittedBy,
    submitted_at: formatUtc(edit.submittedAt),
    ...(edit.reviewedBy !== undefined && { reviewed_by: edit.reviewedBy }),
    ...(edit.reviewedAt && { reviewed_at: formatUtc(edit.reviewedAt) }),
    ...(edit.opinion !== undefined && { opinion: edit.opinion }),
  };
}

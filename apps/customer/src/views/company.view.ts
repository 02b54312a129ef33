import type { customer as contracts, DataOf } from '@pc/contracts';
import type { CompanyProfile } from '../domain/companies/company';

/** What is told to other services (interactions 2). */
export function companyFacts(profile: CompanyProfile): Omit<DataOf<typeof contracts.companyProfileChanged>, 'partner_id'> {
  return {
    company_name: profile.companyName,
    ...(profile.creditCode !== undefined && { org_code: profile.creditCode }),
    ...(profile.signingEntity !== undefined && { signing_entity: profile.signingEntity }),
  };
}

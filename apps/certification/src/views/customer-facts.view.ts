import type { CustomerFacts } from '../domain/customer';

interface WireFacts {
  readonly special_organisation?: boolean | undefined;
  readonly registration_revoked?: boolean | undefined;
  readonly credit_account?: boolean | undefined;
  readonly enterprise_kind?: string | undefined;
}

/** The facts that a message names (customers 6.14). */
export function customerFacts(message: WireFacts): CustomerFacts {
  const { special_organisation, registration_revoked, credit_account, enterprise_kind } = message;
  return {
    ...(special_organisation !== undefined && { specialOrganisation: special_organisation }),
    ...(registration_revoked !== undefined && { registrationRevoked: registration_revoked }),
    ...(credit_account !== undefined && { creditAccount: credit_account }),
    ...(enterprise_kind !== undefined && { enterpriseKind: enterprise_kind }),
  };
}

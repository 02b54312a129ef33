import type { Breach } from '@pc/contracts';
import type { Account } from '../account';
import { breach } from '../breach';
import type { Company } from './company';

type Kept = Pick<Company, 'id' | 'mainAccountId'>;

/** customers 10.3: every partner account is of a legal person, and one of that person's accounts is the main one. */
export function companyBreaches(companies: readonly Kept[], accounts: ReadonlyMap<string, Account>): Breach[] {
  const ids = new Set(companies.map(({ id }) => id));
  const partners = [...accounts.values()].filter((account) => account.type === 'PARTNER');
  return [
    ...companies
      .filter(({ id, mainAccountId }) => !isOf(id, accounts.get(mainAccountId)))
      .map(({ id, mainAccountId }) => breach('customers 10.3', id, `its main account ${mainAccountId} is none of its own`)),
    ...partners
      .filter(({ companyId }) => !ids.has(companyId))
      .map(({ id, companyId }) => breach('customers 10.3', id, `its company ${companyId} is not known`)),
  ];
}

function isOf(companyId: string, account: Account | undefined): boolean {
  return account?.type === 'PARTNER' && account.companyId === companyId;
}

import type { Refusal } from '@pc/kernel';
import type { Account } from '../account';
import { isLetIn } from '../token';
import { refuseUnknown } from '../unknown';
import type { Company } from './company';
import { refuseUnlessMain } from './edit-profile';

/** customers 10.3: the main account makes another partner account of the same legal person the main one. */
export function decideHandOver(company: Company, accountId: string, heir: Account | undefined): Company | Refusal {
  const refusal = refuseUnlessMain(company, accountId);
  if (refusal) return refusal;
  const sound = heir?.type === 'PARTNER' && heir.companyId === company.id && isLetIn(heir);
  return sound ? { ...company, mainAccountId: heir.id } : refuseUnknown('account_id');
}

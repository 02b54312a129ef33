import { jsonDigest, refuse, type Refusal } from '@pc/kernel';
import type { Company, CompanyProfile, ProfileEdit } from './company';

export interface EditWish {
  /** What is absent stays as it is. */
  readonly profile: Partial<CompanyProfile>;
  readonly accountId: string;
  readonly submittedBy: string;
  readonly newId: string;
  readonly now: Date;
}

/** What an edit makes: it waits for its review, and the old values stay in force. */
export interface Submitted {
  readonly company: Company;
  readonly edit: ProfileEdit;
}

/**
 * customers 10.3: only the main account edits, one edit at a time, and never the credit code that is known.
 * Undefined: nothing would change.
 */
export function decideEdit(company: Company, wish: EditWish): Submitted | Refusal | undefined {
  const refusal = refuseUnlessMain(company, wish.accountId) ?? refuseOtherCode(company.profile, wish.profile.creditCode);
  if (refusal) return refusal;
  const after = { ...company.profile, ...wish.profile };
  if (jsonDigest(after) === jsonDigest(company.profile)) return undefined;
  if (company.pendingEditId !== undefined) return refuse('CBC.99007004', { items: ['REVIEW_PENDING'] });
  const { newId: id, submittedBy, now: submittedAt } = wish;
  const edit: ProfileEdit = { id, companyId: company.id, before: company.profile, after, status: 'PENDING', submittedBy, submittedAt };
  return { company: { ...company, pendingEditId: id }, edit };
}

export function refuseUnlessMain(company: Company, accountId: string): Refusal | undefined {
  return company.mainAccountId === accountId ? undefined : refuse('CBC.0151');
}

function refuseOtherCode({ creditCode }: CompanyProfile, wished: string | undefined): Refusal | undefined {
  const other = creditCode !== undefined && wished !== undefined && wished !== creditCode;
  return other ? refuse('CBC.0100', { field: 'credit_code', reason: 'fixed' }) : undefined;
}

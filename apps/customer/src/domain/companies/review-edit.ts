import { refuse, type Refusal } from '@pc/kernel';
import type { Company, ProfileEdit } from './company';

export interface Review {
  readonly result: 'APPROVE' | 'REJECT';
  readonly opinion?: string;
  readonly reviewedBy: string;
  readonly now: Date;
}

export interface Reviewed {
  readonly company: Company;
  readonly edit: ProfileEdit;
}

/** customers 10.3: an approved edit takes the place of the old values; an edit is reviewed once. */
export function decideReview(company: Company, edit: ProfileEdit, review: Review): Reviewed | Refusal {
  if (edit.status !== 'PENDING') return refuse('CBC.99007004', { items: ['WRONG_STATE'] });
  const approved = review.result === 'APPROVE';
  const { pendingEditId: _reviewed, ...rest } = company;
  return {
    company: approved ? { ...rest, profile: edit.after } : rest,
    edit: {
      ...edit,
      status: approved ? 'APPROVED' : 'REJECTED',
      reviewedBy: review.reviewedBy,
      reviewedAt: review.now,
      ...(review.opinion !== undefined && { opinion: review.opinion }),
    },
  };
}

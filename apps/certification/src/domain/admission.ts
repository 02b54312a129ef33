import { refuse, type Refusal } from '@pc/kernel';
import type { Association, Customer } from './customer';

/** What counts of a partner's access configuration (certification 4.2). */
export interface AccessFacts {
  readonly xaccountType: string;
  readonly attachmentUpload: boolean;
  readonly bucket?: string;
}

/** 4.2.4: the platform id is the caller's. Who has none yet has not switched anything on either, which is answered in its turn. */
export function refusePlatform(access: AccessFacts | undefined, xaccountType: string): Refusal | undefined {
  return access === undefined || access.xaccountType === xaccountType ? undefined : refuse('CBC.0101', { field: 'xaccount_type' });
}

/** RN-2, RN-21, RN-29: a partner acts for its customers, and for those of its resellers, as long as they are. */
export function refuseStranger(customer: Customer | undefined, partnerId: string): Refusal | undefined {
  return isOf(customer?.association, partnerId) ? undefined : refuse('CBC.99000035', { field: 'customer_id' });
}

function isOf(association: Association | undefined, partnerId: string): boolean {
  return association?.partnerId === partnerId;
}

/** RN-1: the bucket to read from, once uploads are switched on. */
export function admittedBucket(access: AccessFacts | undefined): string | Refusal {
  return access?.attachmentUpload && access.bucket !== undefined ? access.bucket : refuse('CBC.99005030');
}

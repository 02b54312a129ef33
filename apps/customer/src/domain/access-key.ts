import { refuse, type Refusal } from '@pc/kernel';
import type { Account } from './account';

export const MAX_ACCESS_KEYS = 2;

/** A key pair's public part. Secrets live in the adapter alone. */
export interface AccessKey {
  /** 20 upper-case letters and digits. */
  readonly accessKey: string;
  readonly accountId: string;
  /** The IAM user it belongs to; absent: the main account. */
  readonly userId?: string;
  readonly createdAt: Date;
}

/** customers 10.10: a reseller gets no key, and its holder (the main account, or one IAM user) at most two. */
export function refuseAccessKey(account: Account, keysOfHolder: number): Refusal | undefined {
  if (account.type === 'RESELLER') return refuse('CBC.0151');
  return keysOfHolder >= MAX_ACCESS_KEYS ? refuse('CBC.99007004', { items: ['TOO_MANY_KEYS'] }) : undefined;
}

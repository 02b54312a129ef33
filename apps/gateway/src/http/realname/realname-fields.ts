import type { Sealer } from '@pc/kernel';

export const TAG = 'Real-name authentication';
export const CUSTOMER_ID = '0123456789abcdef0123456789abcdef';

/** The number of a document as a service gets it. */
export const sealedNumber = (sealer: Sealer, number: string): string => sealer.seal(number, 'identity');

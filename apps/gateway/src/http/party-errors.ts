import type { ErrorCodeName } from '@pc/contracts';

/** Why a partner, or a distributor for its reseller, cannot get a customer (customers 4.28, 6). */
export const ADMISSION_ERRORS = [
  'CBC.0101',
  'CBC.99000037',
  'CBC.99005035',
  'CBC.50010059',
  'CBC.50010065',
  'CBC.50010085',
  'CBC.50010086',
] as const satisfies readonly ErrorCodeName[];

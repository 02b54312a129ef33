import { ADMINISTRATOR_ITEM } from '@pc/contracts';

export const VERIFICATION_ITEMS = {
  /** The vendor's item of check, send and create (customers 4.2). */
  send: ['BPC_ITEM_SUBCUSTSERV_010118'],
  /** Ours: the vendor names none (api 11, 10). */
  sensitive: ['PCB_ITEM_SENSITIVE_CODES'],
  /** customers 6.1, 10.6: what an administrator alone may switch. */
  protection: [ADMINISTRATOR_ITEM],
} as const;

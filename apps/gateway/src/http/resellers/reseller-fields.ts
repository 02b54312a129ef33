import { idText } from '@pc/contracts';
import { z } from 'zod';

export const RESELLER_EXAMPLE = 'aaaabbbbccccddddeeeeffff00001111';
export const resellerParams = z.object({ indirect_partner_id: idText({ description: 'The reseller', example: RESELLER_EXAMPLE }) });

/** Permission items of ours: the vendor names none for these operations (api 11, 10). */
export const RESELLER_ITEMS = {
  list: ['PCB_ITEM_RESELLERS_LIST'],
  invite: ['PCB_ITEM_RESELLERS_INVITE'],
  configure: ['PCB_ITEM_RESELLERS_CONFIGURE'],
  accept: ['PCB_ITEM_RESELLERS_ACCEPT'],
  leave: ['PCB_ITEM_RESELLERS_LEAVE'],
} as const;

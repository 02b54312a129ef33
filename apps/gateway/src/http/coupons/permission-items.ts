/** Permission items of a partner's users (benefits 1.4). The vendor's table names issue and records crosswise, so either item opens both. */
export const COUPON_ITEMS = {
  listQuotas: ['BPC_ITEM_SUBCUSTSERV_030100'],
  issue: ['BPC_ITEM_SUBCUSTSERV_030102', 'BPC_ITEM_SUBCUSTSERV_030103'],
  reclaim: ['BPC_ITEM_SUBCUSTSERV_030201'],
  listIssued: ['BPC_ITEM_SUBCUSTSERV_030200'],
  listRecords: ['BPC_ITEM_SUBCUSTSERV_030102', 'BPC_ITEM_SUBCUSTSERV_030103'],
  allot: ['BPC_ITEM_SUBCUSTSERV_030104', 'BPC_ITEM_SALES_020106'],
  listAllotted: ['BPC_ITEM_SUBCUSTSERV_030600'],
  reclaimAllotted: ['BPC_ITEM_SUBCUSTSERV_030601', 'BPC_ITEM_SUBCUSTSERV_030602'],
  /** Ours: the vendor names none for this operation (api 11, 10). */
  listHeld: ['PCB_ITEM_COUPONS_HELD'],
} as const;

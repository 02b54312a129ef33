/** Permission items of a partner's users (billing 8); `PCB_` ones are ours, the vendor names none for these operations (api 11, 10). */
export const ACCOUNT_ITEMS = {
  grant: ['BPC_ITEM_SUBCUSTSERV_010103'],
  reclaim: ['BPC_ITEM_SUBCUSTSERV_010104'],
  resellers: ['PCB_ITEM_ACCOUNTS_RESELLERS'],
  adjustments: ['BPC_ITEM_FINANCE_040100'],
  changes: ['BPC_ITEM_FINANCE_030100'],
  customers: ['PCB_ITEM_ACCOUNTS_CUSTOMERS'],
  balances: ['PCB_ITEM_ACCOUNTS_BALANCES'],
} as const;

/** Permission items of a partner's users (billing 8); `PCB_` ones are ours, the vendor names none for these operations (api 11, 10). */
export const ACCOUNT_ITEMS = {
  balances: ['PCB_ITEM_ACCOUNTS_BALANCES'],
} as const;

/** One item opens the three calls by which a partner registers customers (customers 4.2). */
export const REGISTRATION_ITEMS = ['BPC_ITEM_SUBCUSTSERV_010118'] as const;

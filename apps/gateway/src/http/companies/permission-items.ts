/** Company data are the business of the main account and of its administrators (customers 6.1, 10.3). */
export const ADMINISTRATION = ['PCB_ITEM_ADMINISTRATOR'] as const;

export const PARTNER_STATES = ['NORMAL', 'RESTRICTED', 'FROZEN', 'DELISTED'] as const;
export const RESELLER_STATES = ['JOINED', 'LEAVING', 'LEFT'] as const;

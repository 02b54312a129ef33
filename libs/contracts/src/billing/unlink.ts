import { unlinkContracts } from '../unlink';

/** customers 6.4 to 6.6, 6.15, 6.17; billing PP-16. */
export const UNLINK_ITEMS = ['PROXY_PAY_OPEN', 'IN_DEBT'] as const;

export const { prepareUnlink, cancelUnlink, checkUnlink } = unlinkContracts('billing', UNLINK_ITEMS);

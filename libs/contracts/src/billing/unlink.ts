import { unlinkContracts } from '../unlink';

/** customers 6.4, 6.15, 6.17; billing PP-16. */
export const UNLINK_ITEMS = ['PROXY_PAY_OPEN'] as const;

export const { prepareUnlink, cancelUnlink, checkUnlink } = unlinkContracts('billing', UNLINK_ITEMS);

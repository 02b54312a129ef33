import { unlinkContracts } from '../unlink';

/** benefits; customers 6.15, 6.17. */
export const UNLINK_ITEMS = ['PICK_UP_COUPON_UNSPENT'] as const;

export const { prepareUnlink, cancelUnlink, checkUnlink } = unlinkContracts('incentive', UNLINK_ITEMS);

import { CUSTOMER } from '../../routing/route-spec';
import { DEALERS } from '../customers/own-customers';

export const TAG = 'Orders';

/** Both sides of an order: the customer, and who serves it (billing OR-1). */
export const BOTH_SIDES = [...DEALERS, CUSTOMER] as const;

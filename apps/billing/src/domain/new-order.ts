import type { Fen } from '@pc/kernel';
import type { Order, OrderLine } from './order';

/** An order as an ordering system hands it over (billing OR-10). */
export interface NewOrder extends Pick<
  Order,
  | 'externalId'
  | 'customerId'
  | 'orderType'
  | 'sourceType'
  | 'category'
  | 'serviceType'
  | 'contractId'
  | 'userName'
  | 'enterpriseProjects'
  | 'discounts'
  | 'promotionDeadline'
> {
  readonly needsApproval: boolean;
  readonly lines: readonly (Omit<OrderLine, 'id' | 'price'> & { readonly official: Fen })[];
}

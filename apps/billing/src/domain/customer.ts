/** What this service keeps of a customer. */
export interface Customer {
  readonly id: string;
  /** While it stands, no order of the customer is handed to the partner for payment (billing PP-16). */
  readonly fence?: Fence;
  /** The latest try of an unlink that is over; it and those before it set no fence any more. */
  readonly unlinkOver: number;
}

export interface Fence {
  readonly partnerId: string;
  /** The try that set it; a later one takes it over. */
  readonly attempt: number;
}

export function newCustomer(id: string): Customer {
  return { id, unlinkOver: 0 };
}

/** The customer behind a fence (customers 6.15); undefined: this try was over before it came. */
export function withFence(customer: Customer, fence: Fence): Customer | undefined {
  return fence.attempt <= customer.unlinkOver ? undefined : { ...customer, fence };
}

/** Without the fence of this try or of one before it; should such a try still come, it finds itself over. */
export function withUnlinkOver({ fence, ...customer }: Customer, attempt: number): Customer {
  const isNewer = fence !== undefined && fence.attempt > attempt;
  return { ...customer, ...(isNewer && { fence }), unlinkOver: Math.max(attempt, customer.unlinkOver) };
}

/** The association with `partnerId` ended or switched: its fence has done its work. */
export function withoutFence(customer: Customer, partnerId: string): Customer {
  return customer.fence?.partnerId === partnerId ? withUnlinkOver(customer, customer.fence.attempt) : customer;
}

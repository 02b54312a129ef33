/** While it stands, the service does nothing new for this partner and the customer that is about to leave it (customers 6.15). */
export interface Fence {
  readonly partnerId: string;
  /** The try that set it; a later one takes it over. */
  readonly attempt: number;
}

/** What a service that takes part in an unlink keeps with its copy of the customer. */
export interface Fenced {
  readonly fence?: Fence;
  /** The latest try of an unlink that is over; it and those before it set no fence any more. */
  readonly unlinkOver?: number;
}

type TryOver<C extends Fenced> = Omit<C, keyof Fenced> & { readonly fence?: Fence; readonly unlinkOver: number };

/** The customer behind a fence; undefined: this try was over before it came. */
export function withFence<C extends Fenced>(customer: C, fence: Fence): (C & { readonly fence: Fence }) | undefined {
  return fence.attempt <= (customer.unlinkOver ?? 0) ? undefined : { ...customer, fence };
}

/** Without the fence of this try or of one before it; should such a try still come, it finds itself over. */
export function withUnlinkOver<C extends Fenced>({ fence, unlinkOver = 0, ...customer }: C, attempt: number): TryOver<C> {
  const isNewer = fence !== undefined && fence.attempt > attempt;
  return { ...customer, ...(isNewer && { fence }), unlinkOver: Math.max(attempt, unlinkOver) };
}

/** The association with `partnerId` ended or switched: its fence has done its work. */
export function withoutFence<C extends Fenced>(customer: C, partnerId: string): C | TryOver<C> {
  return customer.fence?.partnerId === partnerId ? withUnlinkOver(customer, customer.fence.attempt) : customer;
}

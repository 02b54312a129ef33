/** The certification service, asked whether a customer has passed real-name authentication (billing PAY-8). */
export abstract class Realnames {
  /** Undefined where payments do not depend on it. Throws BusTimeout or BusUnavailable. */
  abstract isVerified(customerId: string, deadline: number): Promise<boolean | undefined>;
}

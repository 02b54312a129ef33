import type { RequestContext } from '@pc/bus';
import type { Refusal } from '@pc/kernel';

export interface CodeWish {
  readonly customerId: string;
  readonly mobile: string;
  readonly code: string;
}

/** The customer service, which sends and judges verification codes (RN-8). Throws BusTimeout or BusUnavailable. */
export abstract class RealnameCodes {
  /** Undefined: right, and used up. The same request gets the same answer. */
  abstract check(wish: CodeWish, context: RequestContext): Promise<Refusal | undefined>;
}

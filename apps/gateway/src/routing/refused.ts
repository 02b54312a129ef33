import { isRefusal, type Refusal } from '@pc/kernel';
import type { Page } from './html';

/**
 * Carries a refusal out of Nest's pipeline to the one filter that answers it. Inside the gateway's own functions
 * refusals are values; `status` stands where the code alone does not say it (413, 415, 503), `beside` what the answer
 * tells beside the refusal (customers 4.30).
 */
export class Refused extends Error {
  override readonly name = 'Refused';

  constructor(
    readonly refusal: Refusal,
    readonly status?: number,
    readonly beside?: object,
    /** What people see in place of the common error page, of a route whose errors are pages. */
    readonly page?: Page,
  ) {
    super(refusal.code);
  }
}

export function accepted<T>(result: T | Refusal): T {
  if (isRefusal(result)) throw new Refused(result);
  return result;
}

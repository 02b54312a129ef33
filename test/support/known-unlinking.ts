import { check, type Check, type CheckItem } from '../../apps/customer/src/domain/association-requests/checks';
import { Unlinking, type Attempt, type Link } from '../../apps/customer/src/ports/unlinking';

/** Billing and incentive as a test sets them: all passes but what it names, the fences that stand, and silence when told to be silent. */
export class KnownUnlinking extends Unlinking {
  readonly failing = new Set<CheckItem>();
  /** By customer, the try that set it. */
  readonly fences = new Map<string, number>();
  silent = false;
  /** Runs when a try is prepared, before the answer. */
  meanwhile: () => Promise<unknown> = () => Promise.resolve();

  override check(_link: Link): Promise<Check[]> {
    return Promise.resolve(this.verdict());
  }

  override async prepare({ customerId, attempt }: Attempt): Promise<Check[]> {
    const checks = this.verdict();
    // One of the two may have set its fence even where the other says no, or nothing.
    this.fences.set(customerId, attempt);
    await this.meanwhile();
    return checks;
  }

  override cancel({ customerId, attempt }: Attempt): Promise<boolean> {
    if (this.silent) return Promise.resolve(false);
    if ((this.fences.get(customerId) ?? 0) <= attempt) this.fences.delete(customerId);
    return Promise.resolve(true);
  }

  private verdict(): Check[] {
    if (this.silent) return [check('CHECK_UNAVAILABLE', false)];
    return (['PROXY_PAY_OPEN', 'PICK_UP_COUPON_UNSPENT'] as const).map((item) => check(item, !this.failing.has(item)));
  }
}

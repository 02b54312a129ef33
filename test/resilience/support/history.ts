import { uniqueName, until } from '@pc/testing';
import type { Account } from '../../e2e/support/account';
import type { Issued } from '../../e2e/support/answers';
import type { Partner } from '../../e2e/support/partner';

/** A repetition with the same key is still running (api 7.10): not an answer yet. */
const TWIN_RUNS = 'PCB.0409';
const ANSWER_MS = 20_000;
const GIVE_UP_MS = 90_000;

/** One attempt at a request: an answer, or what the connection did instead. */
export interface Attempt {
  readonly at: number;
  readonly ms: number;
  readonly status?: number;
  readonly code?: string;
  readonly fault?: string;
}

interface Answer {
  readonly status: number;
  readonly body: Issued;
}

/** What a caller wanted, how often it tried, and the one answer that it took for final. */
export interface Operation {
  readonly key: string;
  readonly customerId: string;
  readonly attempts: Attempt[];
  answer?: Answer;
}

/** Callers that issue vouchers with an idempotency key each and repeat it until the answer is definite; all is written down (architecture 8). */
export class History {
  readonly operations: Operation[] = [];
  private answers = 0;

  constructor(
    private readonly partner: Partner,
    private readonly quotaId: string,
    readonly faceValue: number,
  ) {}

  /** Answers that are final, so far. */
  get answered(): number {
    return this.answers;
  }

  /** Attempts that ended in this time without a definite answer. */
  failed(from: number, to: number): Attempt[] {
    const attempts = this.operations.flatMap((operation) => operation.attempts);
    return attempts.filter(({ at, ms, status }) => at + ms >= from && at + ms <= to && status !== 200);
  }

  /** Coupons that were answered, in the order of the requests. */
  get coupons(): string[] {
    return this.operations.flatMap(({ answer }) => answer?.body.coupon_infos?.map(({ coupon_id }) => coupon_id) ?? []);
  }

  /** One caller a customer, each with one request after the other, until `stopped`. */
  async load(customers: readonly Account[], stopped: AbortSignal): Promise<void> {
    await Promise.all(
      customers.map(async (customer) => {
        while (!stopped.aborted) await this.issue(customer);
      }),
    );
  }

  /** Issues one voucher, with as many attempts as it takes. */
  async issue(customer: Account): Promise<Operation> {
    const operation: Operation = { key: uniqueName('key'), customerId: customer.id, attempts: [] };
    this.operations.push(operation);
    const definite = () => this.attempt(operation, customer);
    operation.answer = await until(definite, { timeoutMs: GIVE_UP_MS, what: `a definite answer to ${operation.key}` });
    this.answers++;
    return operation;
  }

  private async attempt({ key, attempts }: Operation, customer: Account): Promise<Answer | undefined> {
    const at = Date.now();
    const note = (outcome: Partial<Attempt>) => attempts.push({ at, ms: Date.now() - at, ...outcome });
    try {
      const headers = { 'idempotency-key': key };
      const response = await this.partner.issue(this.quotaId, [customer], this.faceValue, {}, headers).timeout(ANSWER_MS);
      const { status } = response;
      const body = response.body as Issued & { readonly error_code?: string };
      note({ status, ...(body.error_code && { code: body.error_code }) });
      return status >= 500 || body.error_code === TWIN_RUNS ? undefined : { status, body };
    } catch (error) {
      note({ fault: (error as { code?: string }).code ?? String(error) });
      return undefined;
    }
  }
}

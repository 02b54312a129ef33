import type { StoreConnection } from '@pc/store';
import { uniqueName, until } from '@pc/testing';
import type { Response, Test } from 'supertest';
import { Unlinking } from '../../e2e/support/association-requests';
import type { Partner } from '../../e2e/support/partner';
import type { World } from '../../e2e/support/world';
import type { Fencing } from './unlink-kill-points';

export const QUOTA = 1000;
export const FACE_VALUE = 10;
const ANSWER_MS = 60_000;
const RECOVERY_MS = 90_000;

type Stores = Readonly<Record<'customer' | Fencing, StoreConnection>>;
export interface Answer {
  readonly status: number;
  readonly body: { readonly fail_check_items?: readonly string[]; readonly domain_id?: string };
}

/** What is to be seen of a saga. */
export interface SagaState {
  readonly status: string;
  readonly settled: boolean;
  readonly log: readonly string[];
  /** In the customer's list, and of the coupon in the partner's. */
  readonly usable: number;
  readonly coupon: number;
  readonly fenced: readonly Fencing[];
  /** A try that is not over yet. */
  readonly trying: boolean;
}
export const UNCHANGED: SagaState = {
  status: 'PENDING',
  settled: false,
  log: ['STARTED'],
  usable: 1,
  coupon: 2,
  fenced: [],
  trying: false,
};
export const ENDED: SagaState = {
  status: 'APPROVED',
  settled: true,
  log: ['ENDED', 'STARTED'],
  usable: 0,
  coupon: 5,
  fenced: [],
  trying: false,
};

/** A partner with a quota, whose customers each hold a voucher of it. */
export class Issuer {
  private constructor(
    readonly partner: Partner,
    readonly quotaId: string,
  ) {}

  static async in(world: World): Promise<Issuer> {
    const partner = await world.partner();
    return new Issuer(partner, await world.grant(partner, QUOTA));
  }

  balance(): Promise<number> {
    return this.partner.balance(this.quotaId);
  }
}

/** A partner asked to let a customer go. */
export class UnlinkSaga {
  private constructor(
    private readonly world: World,
    private readonly stores: Stores,
    readonly issuer: Issuer,
    readonly pair: Unlinking,
    readonly couponId: string,
    readonly requestId: string,
  ) {}

  static async begin(world: World, stores: Stores, issuer: Issuer): Promise<UnlinkSaga> {
    const { partner, quotaId } = issuer;
    const pair = new Unlinking(partner, await world.customer(partner));
    const [couponId] = await partner.give(quotaId, [pair.customer], FACE_VALUE);
    return new UnlinkSaga(world, stores, issuer, pair, couponId!, await pair.asked());
  }

  /** The customer agrees, once; what came of it may stay unknown. */
  async consent(): Promise<Answer> {
    return answerOf(await this.approval().timeout(ANSWER_MS));
  }

  /** The customer agrees, again and again under one key until there is a definite answer. */
  consentUntilAnswered(): Promise<Answer> {
    const headers = { 'idempotency-key': uniqueName('key') };
    return definite(() => this.approval(headers), `consent to ${this.requestId}`);
  }

  /** The same, and anew for as long as one that is asked is too slow to be heard (customers 6.15 a). */
  async consentUntilHeard(): Promise<Answer> {
    const heard = async () => {
      const answer = await this.consentUntilAnswered();
      return answer.body.fail_check_items?.includes('CHECK_UNAVAILABLE') ? undefined : answer;
    };
    return until(heard, { timeoutMs: RECOVERY_MS, what: `all to be heard about ${this.requestId}` });
  }

  /** A fact that stands against the end, which this service looks at once more in the pivot. */
  async stand(against: boolean): Promise<void> {
    const path = `/v2/operations/accounts/${this.pair.customer.id}/facts`;
    await this.world.operator.api.put(path, { reserved_instance_live: against }).expect(204);
  }

  async fences(): Promise<Fencing[]> {
    const { billing, incentive } = this.stores;
    const here = { _id: this.pair.customer.id };
    const [a, b] = await Promise.all([
      billing.collection<{ _id: string }>('customers').findOne({ ...here, fence: { $exists: true } }),
      incentive.collection<{ _id: string }>('customers').findOne({ ...here, fence_partner_id: { $type: 'string' } }),
    ]);
    return [...(a ? (['billing'] as const) : []), ...(b ? (['incentive'] as const) : [])];
  }

  /** Waits until all is as it should be. */
  async comesTo(state: SagaState): Promise<void> {
    const isThere = async () => {
      expect(await this.state()).toEqual(state);
      return true;
    };
    await until(isThere, { timeoutMs: RECOVERY_MS, what: `the end of ${this.requestId}` });
  }

  private async state(): Promise<SagaState> {
    const { partner, customer } = this.pair;
    const requests = this.stores.customer.collection<{ _id: string; unlink?: object }>('association_requests');
    const [{ status, settled_at }, log, { count }, coupon, fenced, request] = await Promise.all([
      this.pair.request(this.requestId),
      this.pair.log(),
      customer.held({ status: 2 }),
      partner.coupon(this.couponId),
      this.fences(),
      requests.findOne({ _id: this.requestId }),
    ]);
    const settled = settled_at !== undefined;
    return { status, settled, log, usable: count, coupon: coupon.status, fenced, trying: request?.unlink !== undefined };
  }

  private approval(headers: Readonly<Record<string, string>> = {}): Test {
    return this.pair.customerHandles('approve', this.requestId, headers);
  }
}

/** Repeats a request for as long as its outcome is not known. */
export function definite(request: () => Test, what: string): Promise<Answer> {
  const attempt = async () => {
    const answer = answerOf(await request().timeout(ANSWER_MS));
    return answer.status >= 500 || answer.status === 409 || answer.status === 429 ? undefined : answer;
  };
  return until(attempt, { timeoutMs: RECOVERY_MS, what });
}

function answerOf({ status, body }: Response): Answer {
  return { status, body: body as Answer['body'] };
}

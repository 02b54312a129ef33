import type { OutcomeOf, Reply, RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { AnswerOf, incentive } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { Inbox, type Tx } from '@pc/store';
import { Benefits, type Happening } from '../../ports/benefits';
import { Parties } from '../../ports/parties';
import { Whitelists } from '../../ports/whitelists';
import { isDealer } from '../acting';
import { LearnDealers, resellersOf } from '../learn-parties/learn-dealers';
import { FactMemory } from './fact-memory';
import { IssueDesk } from './issue-desk';
import type { DeskPorts } from './issue-facts';

type Contract = typeof incentive.issueCoupons;
type Request = RequestOf<Contract>;
type Answer = AnswerOf<Contract>;

/** Coupons of one transaction; a larger batch is done in several. */
const CUSTOMERS_AT_ONCE = 2_000;

/** Issues coupons for the waiting commands of one dealer together: one transaction, one write a quota (architecture 4.5). */
@Injectable()
export class IssueCoupons implements DeskPorts {
  constructor(
    private readonly learnDealers: LearnDealers,
    readonly benefits: Benefits,
    readonly parties: Parties,
    readonly memory: FactMemory,
    readonly whitelists: Whitelists,
    private readonly inbox: Inbox,
  ) {}

  async execute(requests: Request[]): Promise<Reply<Answer>[]> {
    const replies: Reply<Answer>[] = [];
    for (const part of parts(requests)) replies.push(...(await this.executePart(part)));
    return replies;
  }

  /** A command that names somebody about whom there is no answer is refused whole, and nothing is kept of it (benefits R-71). */
  private async executePart(requests: Request[]): Promise<Reply<Answer>[]> {
    const unanswered = await this.learn(requests);
    return this.inbox.runOnceUnseen<Request, Answer>(requests, (fresh, tx) => this.issue(fresh, tx, unanswered));
  }

  private async issue(requests: readonly Request[], tx: Tx, unanswered: ReadonlySet<string>): Promise<OutcomeOf<Contract>[]> {
    const desk = await IssueDesk.open(tx, requests, this);
    const outcomes = requests.map((request) => {
      if (!isDealer(request.context.caller)) return refuse('CBC.0151');
      return namesOf(request).some((id) => unanswered.has(id)) ? refuse('PCB.0504') : desk.serve(request);
    });
    for (const id of holdersByFacts(desk.happenings)) await this.parties.meetAtCustomer(tx, id);
    await this.benefits.save(tx, desk.happenings);
    return outcomes;
  }

  /** The latest deadline counts: a request that is nearly over must not cost its neighbours their answer (benefits R-71). */
  private learn(requests: readonly Request[]): Promise<ReadonlySet<string>> {
    const customers = requests.flatMap(({ payload }) => payload.customer_ids);
    return this.learnDealers.learn(requests, customers, Math.max(...requests.map(({ context }) => context.deadline)));
  }
}

/**
 * Who gets cash or pick-up coupons: facts of the customer itself stand against these (benefits ), also where its partner,
 * whose quotas are told of changes, is another one.
 */
function holdersByFacts(happenings: readonly Happening[]): string[] {
  return happenings.flatMap(({ events }) =>
    events.flatMap((event) => (event.type === 'coupon-issued' && event.coupon.kind !== 'VOUCHER' ? [event.coupon.customerId] : [])),
  );
}

function namesOf(request: Request): string[] {
  return [request.context.caller.account_id, ...resellersOf(request), ...request.payload.customer_ids];
}

function* parts(requests: readonly Request[]): Generator<Request[]> {
  let part: Request[] = [];
  let customers = 0;
  for (const request of requests) {
    if (part.length > 0 && customers + request.payload.customer_ids.length > CUSTOMERS_AT_ONCE) {
      yield part;
      [part, customers] = [[], 0];
    }
    part.push(request);
    customers += request.payload.customer_ids.length;
  }
  if (part.length > 0) yield part;
}

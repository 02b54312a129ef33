import { Injectable } from '@nestjs/common';
import { BusClient, isUnanswered, RemoteFault, type Reply } from '@pc/bus';
import { billing, incentive, SYSTEM_CALLER } from '@pc/contracts';
import { isRefusal, newHexId } from '@pc/kernel';
import { check, type Check } from '../../domain/association-requests/checks';
import { Unlinking, type Attempt, type Link } from '../../ports/unlinking';

const UNAVAILABLE = check('CHECK_UNAVAILABLE', false);

/** Asks billing and incentive over the bus, at the same time. */
@Injectable()
export class BusUnlinking extends Unlinking {
  constructor(private readonly bus: BusClient) {
    super();
  }

  override async check(link: Link, deadline: number): Promise<Check[]> {
    const [payload, options] = [payloadOf(link), this.options(link, deadline)];
    return verdicts([this.bus.request(billing.checkUnlink, payload, options), this.bus.request(incentive.checkUnlink, payload, options)]);
  }

  override async prepare(attempt: Attempt, deadline: number): Promise<Check[]> {
    const payload = { ...payloadOf(attempt), attempt: attempt.attempt };
    const options = this.options(attempt, deadline);
    return verdicts([
      this.bus.request(billing.prepareUnlink, payload, options),
      this.bus.request(incentive.prepareUnlink, payload, options),
    ]);
  }

  override async cancel(attempt: Attempt, deadline: number): Promise<boolean> {
    const payload = { ...payloadOf(attempt), attempt: attempt.attempt };
    const options = this.options(attempt, deadline);
    const replies = await Promise.all([
      answerOf(this.bus.request(billing.cancelUnlink, payload, options)),
      answerOf(this.bus.request(incentive.cancelUnlink, payload, options)),
    ]);
    return replies.every((reply) => reply !== undefined);
  }

  private options({ customerId }: Link, deadline: number) {
    return { key: customerId, caller: SYSTEM_CALLER, requestId: newHexId(), deadline };
  }
}

function payloadOf({ customerId, partnerId }: Link) {
  return { customer_id: customerId, partner_id: partnerId };
}

async function verdicts(replies: ReadonlyArray<Promise<Reply<{ checks: Check[] }>>>): Promise<Check[]> {
  const bodies = await Promise.all(replies.map(answerOf));
  return bodies.flatMap((body) => body?.checks ?? [UNAVAILABLE]);
}

/** Undefined: no answer. A broken handler, and one that finds the try cancelled, give none either (customers 6.15). */
async function answerOf<A>(reply: Promise<Reply<A>>): Promise<A | undefined> {
  try {
    const answered = await reply;
    return isRefusal(answered) ? undefined : answered.body;
  } catch (error) {
    if (isUnanswered(error) || error instanceof RemoteFault) return undefined;
    throw error;
  }
}

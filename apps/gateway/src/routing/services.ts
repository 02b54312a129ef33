import { Inject, Injectable } from '@nestjs/common';
import { BusClient } from '@pc/bus';
import type { AnswerOf, PayloadOf, RequestContract } from '@pc/contracts';
import { isRefusal, Sealer } from '@pc/kernel';
import { GATEWAY_SETTINGS, type GatewaySettings } from '../config';
import type { Call } from './call';
import { idempotencyOf } from './idempotency';
import { Refused } from './refused';
import type { RouteSpec } from './route-spec';

type AskingCall<C extends RequestContract> = Call<RouteSpec & { readonly asks?: C }>;

/** Asks the service behind a route, over the bus. */
@Injectable()
export class Services {
  constructor(
    private readonly bus: BusClient,
    private readonly sealer: Sealer,
    @Inject(GATEWAY_SETTINGS) private readonly settings: GatewaySettings,
  ) {}

  /**
   * Asks what the route declares. `key` is the aggregate that a command changes.
   * Throws Refused, and the bus's BusTimeout, BusUnavailable and RemoteFault, which the filter answers.
   */
  ask<C extends RequestContract>(call: AskingCall<C>, payload: PayloadOf<C>, key?: string): Promise<AnswerOf<C>> {
    return this.askFor(call, call.route.asks!, payload, key);
  }

  /** The same for a route that asks several services. */
  async askFor<C extends RequestContract>(call: Call, contract: C, payload: PayloadOf<C>, key?: string): Promise<AnswerOf<C>> {
    const reply = await this.bus.request(contract, payload, {
      caller: call.caller,
      requestId: call.requestId,
      timeoutMs: this.settings.ANSWER_TIMEOUT_MS,
      language: call.language,
      ...given('key', key),
      ...given('traceparent', call.traceparent),
      ...given('idempotency', contract.readOnly ? undefined : idempotencyOf(call, this.sealer)),
    });
    if (reply.replayed) call.answerHeader('Idempotent-Replayed', 'true');
    if (isRefusal(reply)) throw new Refused(reply);
    return reply.body;
  }
}

function given<K extends string, V>(name: K, value: V | undefined): Partial<Record<K, V>> {
  return (value === undefined ? {} : { [name]: value }) as Partial<Record<K, V>>;
}

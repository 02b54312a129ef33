import type { BusRequest, Reply } from '@pc/bus';
import type { Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';

export type { ReplyOf, RequestOf } from '@pc/bus';

/** Carries a command out once, however often its message or its Idempotency-Key comes (api 7.10). */
export abstract class Commands {
  abstract once<P, A>(request: BusRequest<P>, work: (tx: Tx) => Promise<A | Refusal>): Promise<Reply<A>>;
}

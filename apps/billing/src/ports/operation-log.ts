import type { RequestContext } from '@pc/bus';
import type { Tx } from '@pc/store';

/** What an operation of the vendor's staff did to which object. */
export interface Operation {
  readonly object: { readonly type: 'ORDER'; readonly id: string };
  readonly before?: unknown;
  readonly after: unknown;
}

/** api 7.20: one entry for every operation, in the transaction of the operation. Entries are never changed. */
export abstract class OperationLog {
  abstract write(tx: Tx, context: RequestContext, operation: Operation): Promise<void>;
}

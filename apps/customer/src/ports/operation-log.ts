import type { RequestContext } from '@pc/bus';
import type { Tx } from '@pc/store';

/** What an operation of the vendor's staff did to which object; states as others may see them, without secrets. */
export interface Operation {
  readonly object: { readonly type: 'ACCOUNT' | 'ACCESS_KEY' | 'USER' | 'COMPANY' | 'REPORT' | 'BINDING_NOTICE' | 'DEAD_LETTER'; readonly id: string };
  readonly before?: unknown;
  readonly after?: unknown;
}

/** api 7.20: one entry for every operation, in the transaction of the operation. Entries are never changed. */
export abstract class OperationLog {
  abstract write(tx: Tx, context: RequestContext, operation: Operation): Promise<void>;
}

import type { RequestContext } from '@pc/bus';
import type { Refusal } from '@pc/kernel';

/** The certification service, asked whether a partner may have a bucket (interactions 6, certification RN-24). */
export abstract class Buckets {
  /** Refuses with PCB.0504 when there is no answer in time. Never ask inside a transaction. */
  abstract check(partnerId: string, bucket: string, context: RequestContext): Promise<Refusal | undefined>;
}

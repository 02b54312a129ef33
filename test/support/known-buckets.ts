import { refuse, type Refusal } from '@pc/kernel';
import { Buckets } from '../../apps/customer/src/ports/sso/buckets';

/** The certification service as a test sets it: every bucket free but those that it names, and silence when it is told to be silent. */
export class KnownBuckets extends Buckets {
  readonly taken = new Set<string>();
  readonly asked: string[] = [];
  silent = false;

  override check(_partnerId: string, bucket: string): Promise<Refusal | undefined> {
    this.asked.push(bucket);
    if (this.silent) return Promise.resolve(refuse('PCB.0504'));
    return Promise.resolve(this.taken.has(bucket) ? refuse('CBC.99005030', { field: 'bucket' }) : undefined);
  }
}

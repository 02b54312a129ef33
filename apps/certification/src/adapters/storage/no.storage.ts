import { BucketUnreadable, ObjectStorage, type BucketState } from '../../ports/object-storage';

/** No storage is configured: no bucket can be read. */
export class NoStorage extends ObjectStorage {
  override stateOf(): Promise<BucketState> {
    return Promise.resolve('UNREADABLE');
  }

  override sizeOf(): Promise<never> {
    return Promise.reject(new BucketUnreadable('No object storage is configured'));
  }

  override read(): Promise<never> {
    return Promise.reject(new BucketUnreadable('No object storage is configured'));
  }
}

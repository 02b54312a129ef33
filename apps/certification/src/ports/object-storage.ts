/** Whether the vendor can read a bucket; one with default encryption it cannot (certification 4.3). */
export type BucketState = 'READABLE' | 'ENCRYPTED' | 'UNREADABLE';

/** The bucket is not there, is closed to the vendor, or its storage does not answer. */
export class BucketUnreadable extends Error {
  override readonly name = 'BucketUnreadable';
}

/** Partners' buckets, which the vendor reads and never writes (certification 4.3, RN-24). */
export abstract class ObjectStorage {
  abstract stateOf(bucket: string): Promise<BucketState>;
  /** Bytes, by the object's metadata. Undefined: there is no such object. Throws BucketUnreadable. */
  abstract sizeOf(bucket: string, key: string): Promise<number | undefined>;
  /** The first `bytes` of an object, fewer where it has no more. Throws BucketUnreadable. */
  abstract read(bucket: string, key: string, bytes: number): Promise<Buffer>;
}

import { open, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BucketUnreadable, ObjectStorage, type BucketState } from '../../ports/object-storage';

/** By its presence in a bucket's folder the bucket counts as one with default encryption. */
const ENCRYPTION_MARK = '.encryption';

/** Buckets as folders of this machine: `<folder>/<bucket>/<key>`. For development; names of objects are as case-sensitive as the disk. */
export class FolderStorage extends ObjectStorage {
  constructor(private readonly folder: string) {
    super();
  }

  override async stateOf(bucket: string): Promise<BucketState> {
    if (!(await statOf(join(this.folder, bucket)))?.isDirectory()) return 'UNREADABLE';
    return (await statOf(join(this.folder, bucket, ENCRYPTION_MARK))) ? 'ENCRYPTED' : 'READABLE';
  }

  override async sizeOf(bucket: string, key: string): Promise<number | undefined> {
    await this.demand(bucket);
    const found = await statOf(join(this.folder, bucket, key));
    return found?.isFile() ? found.size : undefined;
  }

  override async read(bucket: string, key: string, bytes: number): Promise<Buffer> {
    const size = await this.sizeOf(bucket, key);
    if (size === undefined) throw new BucketUnreadable(`The object is gone from the bucket ${bucket}`);
    const file = await open(join(this.folder, bucket, key));
    try {
      const wanted = Buffer.alloc(Math.min(bytes, size));
      const { bytesRead } = await file.read(wanted, 0, wanted.length, 0);
      return wanted.subarray(0, bytesRead);
    } finally {
      await file.close();
    }
  }

  private async demand(bucket: string): Promise<void> {
    if ((await this.stateOf(bucket)) === 'UNREADABLE') throw new BucketUnreadable(`There is no folder for the bucket ${bucket}`);
  }
}

async function statOf(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

import { Injectable } from '@nestjs/common';
import { refuse, type Refusal } from '@pc/kernel';
import { fieldOf, isKnownFormat, keyOf, MAX_FILE_BYTES, refuseExtensions, SIGNATURE_BYTES } from '../../domain/attachments';
import { ObjectStorage } from '../../ports/object-storage';

/** The files of an application as they lie in the partner's bucket (RN-22, RN-23): formats before sizes; one that is too large is not read. */
@Injectable()
export class InspectAttachments {
  constructor(private readonly storage: ObjectStorage) {}

  /** Throws BucketUnreadable. */
  async execute(bucket: string, names: readonly string[]): Promise<Refusal | undefined> {
    return refuseExtensions(names) ?? (await this.refuseObjects(bucket, names));
  }

  private async refuseObjects(bucket: string, names: readonly string[]): Promise<Refusal | undefined> {
    const sizes = await Promise.all(names.map((name) => this.storage.sizeOf(bucket, keyOf(name))));
    const missing = sizes.indexOf(undefined);
    if (missing >= 0) return refuse('CBC.0100', { field: fieldOf(missing), reason: 'unknown' });
    const isLarge = sizes.map((size) => size! > MAX_FILE_BYTES);
    const known = await Promise.all(names.map(async (name, index) => isLarge[index] || (await this.isKnown(bucket, name))));
    const unknown = known.indexOf(false);
    if (unknown >= 0) return refuse('CBC.99000100', { field: fieldOf(unknown) });
    const large = isLarge.indexOf(true);
    return large < 0 ? undefined : refuse('CBC.99000099', { field: fieldOf(large), reason: 'too_large', params: { max: MAX_FILE_BYTES } });
  }

  private async isKnown(bucket: string, name: string): Promise<boolean> {
    return isKnownFormat(await this.storage.read(bucket, keyOf(name), SIGNATURE_BYTES));
  }
}

import { Injectable } from '@nestjs/common';
import { isDuplicateKey, StoreConnection } from '@pc/store';
import { Platforms, type Platform } from '../../ports/platforms';
import { PLATFORMS, type PlatformDocument } from './collections';

@Injectable()
export class PlatformsRepository extends Platforms {
  constructor(private readonly store: StoreConnection) {
    super();
  }

  override async keep({ partnerId, ...platform }: Platform): Promise<void> {
    try {
      await this.collection.replaceOne({ _id: partnerId, version: { $lt: platform.version } }, platform, { upsert: true });
    } catch (error) {
      // There is one, and it is not older: the insertion in its place meets its id.
      if (!isDuplicateKey(error)) throw error;
    }
  }

  override async find(partnerId: string): Promise<Platform | undefined> {
    const found = await this.collection.findOne({ _id: partnerId });
    if (!found) return undefined;
    const { _id, ...platform } = found;
    return { partnerId, ...platform };
  }

  override async holderOf(bucket: string): Promise<string | undefined> {
    return (await this.collection.findOne({ bucket }, { projection: { _id: 1 } }))?._id;
  }

  private get collection() {
    return this.store.collection<PlatformDocument>(PLATFORMS);
  }
}

import type { ObjectStorage } from '../../ports/object-storage';
import type { StorageSettings } from '../../ports/settings';
import { FolderStorage } from './folder.storage';
import { NoStorage } from './no.storage';
import { S3Storage } from './s3.storage';

export function storageOf({ folder, s3 }: StorageSettings): ObjectStorage {
  if (s3) return new S3Storage(s3);
  return folder === undefined ? new NoStorage() : new FolderStorage(folder);
}

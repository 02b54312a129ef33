import type { IndexPlan } from '@pc/store';
import type { Platform } from '../../ports/platforms';

export const PLATFORMS = 'platforms';

export type PlatformDocument = Omit<Platform, 'partnerId'> & { _id: string };

/** Not unique: for a moment the copy may hold a bucket twice, when one partner left it and another has just taken it. */
export const INDEXES: IndexPlan = { [PLATFORMS]: [{ name: 'bucket', key: { bucket: 1 } }] };

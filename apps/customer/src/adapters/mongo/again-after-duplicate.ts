import { isDuplicateKey } from '@pc/store';

/**
 * Two creations of one name at the same moment: the unique index refuses the later one, after its own look found the name free.
 * The second time its look finds the winner, and it is refused in words.
 */
export async function againAfterDuplicate<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    return work();
  }
}

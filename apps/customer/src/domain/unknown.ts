import { refuse, type Refusal } from '@pc/kernel';

/** The object that a field names does not exist. */
export function refuseUnknown(field: string): Refusal {
  return refuse('CBC.0101', { field, reason: 'unknown' });
}

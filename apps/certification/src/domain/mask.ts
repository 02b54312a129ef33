const SHOWN_FIRST = 3;
const SHOWN_LAST = 4;

/** RN-17: the first 3 and the last 4 characters; of a short number nothing. */
export function masked(number: string): string {
  const hidden = number.length - SHOWN_FIRST - SHOWN_LAST;
  return hidden > 0 ? number.slice(0, SHOWN_FIRST) + '*'.repeat(hidden) + number.slice(-SHOWN_LAST) : '*'.repeat(number.length);
}

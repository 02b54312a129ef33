const AHEAD_MS = 8 * 60 * 60 * 1000;

/** Days, months and years of tags and levels are those of UTC+8 (customers 7.8, 7.18). */
const shifted = (time: Date) => new Date(time.getTime() + AHEAD_MS);

/** `YYYY-MM` */
export const beijingMonth = (time: Date) => shifted(time).toISOString().slice(0, 7);

export const beijingYear = (time: Date) => shifted(time).getUTCFullYear();

/** The moment at which the day of `time` began. */
export function beijingMidnight(time: Date): Date {
  const day = shifted(time);
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate()) - AHEAD_MS);
}

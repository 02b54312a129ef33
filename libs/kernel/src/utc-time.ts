const UTC_SECONDS = /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)Z$/;

/** Time on the wire: UTC with whole seconds, `2019-05-06T08:05:01Z` (api 8). Fractions of a second are cut. */
export function formatUtc(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}

/** Reads the wire form exactly; undefined for another form or a day that does not exist (benefits 2.0). */
export function parseUtc(text: string): Date | undefined {
  if (!UTC_SECONDS.test(text)) return undefined;
  const time = new Date(text);
  return Number.isNaN(time.getTime()) || formatUtc(time) !== text ? undefined : time;
}

/** Reads a time whose form was checked before, as every message of the bus is. Throws on any other. */
export function timeOf(text: string): Date {
  const time = parseUtc(text);
  if (!time) throw new Error(`${text} is not a time of the wire`);
  return time;
}

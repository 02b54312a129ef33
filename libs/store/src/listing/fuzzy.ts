const SPECIAL = /[\\^$.*+?()[\]{}|]/g;

/** A condition that a text holds these characters, wherever and just as they stand (api 7.6); none of them is a wildcard. */
export function fuzzy(text: string): { $regex: string } {
  return { $regex: text.replace(SPECIAL, '\\$&') };
}

import { fenFromText, formatUtc, MAX_AMOUNT_FEN, parseUtc, yuanText } from '@pc/kernel';
import { InvalidArgumentError, Option } from 'commander';

/** An amount greater than 0 in yuan, exactly as typed, as text with two decimals (api 7.13). */
export function amount(text: string): string {
  const fen = fenFromText(text);
  if (fen === undefined || fen <= 0n || fen > MAX_AMOUNT_FEN)
    throw new InvalidArgumentError('It must be an amount greater than 0 with at most two decimals, such as 100.00.');
  return yuanText(fen);
}

/** An amount of either sign. */
export function signedAmount(text: string): string {
  const fen = fenFromText(text);
  if (fen === undefined) throw new InvalidArgumentError('It must be an amount with at most two decimals, such as -100.00.');
  return yuanText(fen);
}

/** A moment on the wire (api 8); a date alone is its first moment in UTC. */
export function time(text: string): string {
  const moment = parseUtc(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T00:00:00Z` : text);
  if (!moment) throw new InvalidArgumentError('It must be a UTC time such as 2026-01-31T08:00:00Z, or a date such as 2026-01-31.');
  return formatUtc(moment);
}

export function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

export function commaList(text: string): string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
}

/** Gathers a repeatable option. */
export function collected(text: string, before: string[] | undefined): string[] {
  return [...(before ?? []), text];
}

export interface LimitInfo {
  readonly limit_key: string;
  readonly limit_values: ReadonlyArray<{ value1?: string; value2?: string }>;
}

/** Gathers `key=value1[,value2]`: a key that comes again adds a value to its limit (benefits 2.1). */
export function limit(text: string, before: LimitInfo[] | undefined): LimitInfo[] {
  const [, key, value1, value2] = /^([^=]+)=([^,]*)(?:,(.*))?$/.exec(text) ?? [];
  if (key === undefined) throw new InvalidArgumentError('It must have the form key=value1[,value2], such as faceValueRange=10,500.');
  const added = { ...(value1 && { value1 }), ...(value2 && { value2 }) };
  const others = (before ?? []).filter((info) => info.limit_key !== key);
  const values = (before ?? []).find((info) => info.limit_key === key)?.limit_values ?? [];
  return [...others, { limit_key: key, limit_values: [...values, added] }];
}

/** Reads a code by its number or its name: `5` or `frozen`. */
export function codeOf(codes: Readonly<Record<string, number>>): (text: string) => number {
  return (text) => {
    const code = codes[text.toUpperCase().replaceAll('-', '_')] ?? (/^\d+$/.test(text) ? Number(text) : undefined);
    if (code === undefined || !Object.values(codes).includes(code)) {
      throw new InvalidArgumentError(
        `It must be one of ${Object.entries(codes)
          .map(([name, value]) => `${value} (${nameText(name)})`)
          .join(', ')}.`,
      );
    }
    return code;
  };
}

/** The name of a code for people: `frozen` of 5. */
export function nameOf(codes: Readonly<Record<string, number | string>>, code: number | string): string {
  const name = Object.keys(codes).find((candidate) => codes[candidate] === code);
  return name === undefined ? String(code) : nameText(name);
}

const nameText = (name: string) => name.toLowerCase().replaceAll('_', '-');

/** Paging as in the API (api 7.2, 7.3). */
export const offsetOption = () => new Option('--offset <n>', 'records to skip').argParser(count).default(0);
export const limitOption = () => new Option('--limit <n>', 'most records to show').argParser(count).default(20);

import type { Language } from '@pc/contracts';
import type { IncomingHttpHeaders } from 'node:http';

/** `X-Language` in any case; anything but `en_US` is the default `zh_CN` (api 2). */
export function languageOf(headers: IncomingHttpHeaders): Language {
  return String(headers['x-language']).toLowerCase() === 'en_us' ? 'en_US' : 'zh_CN';
}

/** The same for pages: a browser names its languages in `Accept-Language`, the most wanted one first. */
export function pageLanguageOf(headers: IncomingHttpHeaders): Language {
  if (headers['x-language'] !== undefined) return languageOf(headers);
  const wanted = (headers['accept-language'] ?? '').toLowerCase().split(',');
  const known = wanted.map((entry) => entry.trim().slice(0, 2)).find((name) => name === 'zh' || name === 'en');
  return known === 'en' ? 'en_US' : 'zh_CN';
}

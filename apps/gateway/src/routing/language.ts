import type { Language } from '@pc/contracts';
import type { IncomingHttpHeaders } from 'node:http';

/** `X-Language` in any case; anything but `en_US` is the default `zh_CN` (api 2). */
export function languageOf(headers: IncomingHttpHeaders): Language {
  return String(headers['x-language']).toLowerCase() === 'en_us' ? 'en_US' : 'zh_CN';
}

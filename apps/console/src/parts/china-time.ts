import type { Language } from '../language/languages';

/** api 8: people see times in the partner's time zone. */
const ZONE = 'Asia/Shanghai';
const TAGS: Readonly<Record<Language, string>> = { zh_CN: 'zh-CN', en_US: 'en-GB' };

export function shownTime(utc: string, language: Language): string {
  return new Intl.DateTimeFormat(TAGS[language], { timeZone: ZONE, dateStyle: 'medium', timeStyle: 'short' }).format(new Date(utc));
}

/** The first second of a day there, as the API writes moments. */
export const startOfDay = (day: string): string => utcOf(`${day}T00:00:00+08:00`);
/** The last one. */
export const endOfDay = (day: string): string => utcOf(`${day}T23:59:59+08:00`);

const utcOf = (moment: string) => `${new Date(moment).toISOString().slice(0, 19)}Z`;

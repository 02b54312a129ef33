import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';
import { en } from './en';
import type { Language, Languages } from './languages';
import { type Words, zh } from './zh';

const WORDS: Readonly<Record<Language, Words>> = { zh_CN: zh, en_US: en };
const LanguageContext = createContext<Languages | undefined>(undefined);

export function LanguageProvider({ languages, children }: { readonly languages: Languages; readonly children: ReactNode }) {
  return <LanguageContext value={languages}>{children}</LanguageContext>;
}

interface Spoken {
  readonly language: Language;
  readonly words: Words;
  readonly choose: (language: Language) => void;
}

/** The language of the page, its words, and how to change it. */
export function useLanguage(): Spoken {
  const languages = useContext(LanguageContext);
  if (!languages) throw new Error('No LanguageProvider');
  const language = useSyncExternalStore(languages.subscribe, () => languages.current);
  return { language, words: WORDS[language], choose: (chosen) => languages.choose(chosen) };
}

export type Language = 'zh_CN' | 'en_US';

const KEPT_AS = 'pc.language';

/** The language of the console: the one that was chosen, else the first of the browser's that we have, else Chinese. */
export class Languages {
  current: Language;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly browser: Pick<Window, 'localStorage' | 'navigator' | 'document'>) {
    this.current = this.chosen() ?? firstKnown(browser.navigator.languages) ?? 'zh_CN';
    this.tellTheDocument();
  }

  choose(language: Language): void {
    this.current = language;
    this.tellTheDocument();
    try {
      this.browser.localStorage.setItem(KEPT_AS, language);
    } catch {
      // A browser that keeps nothing forgets the choice with the page.
    }
    this.listeners.forEach((listener) => listener());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  private chosen(): Language | undefined {
    try {
      const kept = this.browser.localStorage.getItem(KEPT_AS);
      return kept === 'zh_CN' || kept === 'en_US' ? kept : undefined;
    } catch {
      return undefined;
    }
  }

  /** Screen readers choose their voice by it. */
  private tellTheDocument(): void {
    this.browser.document.documentElement.lang = this.current === 'zh_CN' ? 'zh-CN' : 'en';
  }
}

function firstKnown(tags: readonly string[]): Language | undefined {
  const known = tags.map((tag) => tag.slice(0, 2).toLowerCase()).find((name) => name === 'zh' || name === 'en');
  return known && (known === 'zh' ? 'zh_CN' : 'en_US');
}

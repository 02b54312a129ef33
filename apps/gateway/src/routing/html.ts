import { createHash } from 'node:crypto';

/** Text that is HTML already. Made by `html` alone, so that what comes from outside never gets into a page unescaped. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = string | number | Html | readonly Html[] | undefined;

/** An HTML text; every value is escaped but those that `html` made. */
export function html(strings: TemplateStringsArray, ...values: Part[]): Html {
  return new Html(strings.reduce((text, string, index) => text + textOf(values[index - 1]) + string));
}

function textOf(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Html) return part.text;
  if (typeof part === 'object') return part.map(({ text }) => text).join('');
  return String(part).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

const STYLE = `:root{color-scheme:light dark;--line:#c9ced6;--accent:#0b57d0;--soft:#5f6773}
body{margin:0;font:16px/1.55 system-ui,-apple-system,"Segoe UI","PingFang SC","Microsoft YaHei","Noto Sans CJK SC",sans-serif}
main{max-width:34rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
h1{font-size:1.5rem;line-height:1.3;margin:0 0 .75rem}h2{font-size:1.1rem;margin:0 0 .5rem}
section{border:1px solid var(--line);border-radius:10px;padding:1.1rem 1.25rem 1.25rem;margin-top:1.25rem}
label{display:block;margin:.8rem 0 .25rem;font-weight:600}label.choice{font-weight:400;display:flex;gap:.5rem;align-items:baseline}
input:not([type=checkbox]){box-sizing:border-box;width:100%;font:inherit;padding:.5rem .65rem;border:1px solid var(--line);border-radius:6px;background:transparent;color:inherit}
button{font:inherit;font-weight:600;margin-top:1.1rem;padding:.55rem 1.2rem;border:0;border-radius:6px;background:var(--accent);color:#fff;cursor:pointer}
input:focus-visible,button:focus-visible{outline:3px solid var(--accent);outline-offset:2px}
.note{color:var(--soft);font-size:.9rem}.fault{border-left:4px solid #c5221f;padding:.5rem .9rem;margin:1rem 0}
@media(prefers-color-scheme:dark){:root{--line:#4a515c;--soft:#a5adb9;--accent:#2f6fe0}}`;
/** In one piece: the hash is of every character between the tags, line breaks too. */
const STYLE_ELEMENT = new Html(`<style>${STYLE}</style>`);
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64');

export interface Page {
  readonly language: 'zh_CN' | 'en_US';
  readonly title: string;
  readonly body: Html;
  /** Origins beside our own to which a form of the page may lead; browsers apply this to redirects after the form, too. */
  readonly formTargets?: readonly string[];
}

/** A whole page: no scripts, nothing from elsewhere, in no frame, in nobody's cache. */
export function pageText({ language, title, body }: Page): string {
  const page = html`<!doctype html>
    <html lang="${language === 'zh_CN' ? 'zh-CN' : 'en'}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        ${STYLE_ELEMENT}
      </head>
      <body>
        <main>${body}</main>
      </body>
    </html> `;
  return page.text;
}

/** The headers that go with it. */
export function pageHeaders({ formTargets = [] }: Pick<Page, 'formTargets'>): Record<string, string> {
  const form = ["'self'", ...formTargets].join(' ');
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action ${form}; base-uri 'none'; frame-ancestors 'none'`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Cache-Control': 'no-store',
  };
}

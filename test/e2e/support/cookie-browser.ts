/** What a browser got: it is never sent on by itself here. */
export interface Seen {
  readonly status: number;
  readonly location: string | undefined;
  readonly type: string;
  readonly text: string;
  readonly headers: Headers;
}

/** A browser as far as the server sees one: it keeps cookies, accepts pages and speaks a language. */
export class Browser {
  private readonly cookies = new Map<string, string>();

  constructor(
    private readonly endpoint: string,
    private readonly language = 'en',
  ) {}

  get(path: string): Promise<Seen> {
    return this.send(path, {});
  }

  /** Posts a form, as from a page of this server or of another one. */
  submit(path: string, fields: Readonly<Record<string, string>>, from: 'here' | 'elsewhere' = 'here'): Promise<Seen> {
    return this.send(path, { method: 'POST', body: new URLSearchParams(fields) }, from);
  }

  cookie(name: string): string | undefined {
    return this.cookies.get(name);
  }

  private async send(path: string, init: RequestInit, from: 'here' | 'elsewhere' = 'here'): Promise<Seen> {
    // All cookies of this server are Lax: a form of another site comes without them.
    const cookie = from === 'here' ? [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ') : '';
    const headers = { accept: 'text/html,*/*', 'accept-language': this.language, ...(cookie && { cookie }) };
    const response = await fetch(new URL(path, this.endpoint), { ...init, headers, redirect: 'manual' });
    response.headers.getSetCookie().forEach((line) => this.keep(line));
    return {
      status: response.status,
      location: response.headers.get('location') ?? undefined,
      type: response.headers.get('content-type') ?? '',
      text: await response.text(),
      headers: response.headers,
    };
  }

  private keep(line: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line)!;
    if (!/; HttpOnly/.test(line) || !/; SameSite=Lax/.test(line)) throw new Error(`A cookie that scripts or other sites can use: ${name}`);
    if (/Max-Age=0\b/.test(line)) this.cookies.delete(name!);
    else this.cookies.set(name!, value!);
  }
}

import { source as AXE } from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Account } from './account';
import { PASSWORD } from './world';

interface AxeOutcome {
  readonly violations: ReadonlyArray<{ readonly id: string; readonly nodes: ReadonlyArray<{ readonly html: string }> }>;
}

const OVERHANG = `Math.max(
  ...[document.documentElement, ...document.querySelectorAll('.table-frame')].map(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
)`;

/** The console in a window of a real browser; remembers what the browser complained of. */
export class ConsoleWindow {
  private readonly complaints: string[] = [];

  private constructor(
    private readonly context: BrowserContext,
    readonly page: Page,
    private readonly endpoint: string,
  ) {
    page.on('pageerror', (error) => this.complaints.push(String(error)));
    page.on('console', (message) => {
      // The browser logs every refused request; those are answers like any other.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) this.complaints.push(message.text());
    });
  }

  static async in(browser: Browser, endpoint: string, locale = 'en-US'): Promise<ConsoleWindow> {
    const context = await browser.newContext({ locale, viewport: { width: 1280, height: 900 } });
    return new ConsoleWindow(context, await context.newPage(), endpoint);
  }

  async open(path = '/'): Promise<void> {
    await this.page.goto(`${this.endpoint}/console${path}`);
  }

  /** In the language of the window. */
  async signIn(account: Pick<Account, 'name'>, words = { account: 'Account name', password: 'Password' }): Promise<void> {
    await this.page.getByLabel(words.account).fill(account.name);
    await this.page.getByLabel(words.password).fill(PASSWORD);
    await this.page.keyboard.press('Enter');
  }

  heading(name: string) {
    return this.page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  }

  forgetCookies(): Promise<void> {
    return this.context.clearCookies();
  }

  cookies() {
    return this.context.cookies();
  }

  /** What is wrong with the page for who cannot see it or has no mouse, by the rules of axe. */
  async barriers(): Promise<string[]> {
    await this.page.evaluate(AXE);
    const { violations } = await this.page.evaluate<AxeOutcome>('axe.run()');
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
  }

  /** How far the page is wider than its window, or a table wider than its frame. */
  async overhang(width: number): Promise<number> {
    const before = this.page.viewportSize()!;
    await this.page.setViewportSize({ width, height: 900 });
    const overhang = await this.page.evaluate<number>(OVERHANG);
    await this.page.setViewportSize(before);
    return overhang;
  }

  /** Ends it; whatever the browser complained of fails the test. */
  async close(): Promise<void> {
    await this.context.close();
    expect(this.complaints).toEqual([]);
  }
}

import { createHash } from 'node:crypto';
import { html, pageHeaders, pageText } from './html';

describe('pages', () => {
  it('escape every value, whatever it tries, and keep what html made', () => {
    const name = `"><script>alert('&')</script>`;
    expect(html`<a title="${name}">${[html`<b>${name}</b>`, html`!`]}</a>${undefined}${1}`.text).toBe(
      '<a title="&#34;&#62;&#60;script&#62;alert(&#39;&#38;&#39;)&#60;/script&#62;"><b>&#34;&#62;&#60;script&#62;alert(&#39;&#38;&#39;)&#60;/script&#62;</b>!</a>1',
    );
    expect(pageText({ language: 'en_US', title: name, body: html`` })).not.toContain('<script');
  });

  it('allow no script and no frame, and forms to us and the named origins alone', () => {
    const policy = pageHeaders({ formTargets: ['https://shop.example.com'] })['Content-Security-Policy'];
    expect(policy).toMatch(/^default-src 'none'; style-src 'sha256-[A-Za-z0-9+/=]{44}';/);
    expect(policy).toContain("form-action 'self' https://shop.example.com;");
    expect(policy).toContain("frame-ancestors 'none'");
  });

  it('allow just the style that the page holds', () => {
    const [, style] = /<style>([^]*)<\/style>/.exec(pageText({ language: 'en_US', title: 'Page', body: html`` }))!;
    const hash = createHash('sha256').update(style!).digest('base64');
    expect(pageHeaders({})['Content-Security-Policy']).toContain(`style-src 'sha256-${hash}';`);
  });
});

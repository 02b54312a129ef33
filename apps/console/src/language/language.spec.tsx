/** @jest-environment ./test/support/browser-environment.cjs */
import { screen } from '@testing-library/react';
import { PARTNER } from '../testing/fake-gateway';
import { button, heading, openConsole } from '../testing/open-console';
import { Languages } from './languages';

describe('the language of the console', () => {
  const startedWith = (...languages: string[]) => {
    jest.spyOn(window.navigator, 'languages', 'get').mockReturnValue(languages);
    return new Languages(window).current;
  };
  beforeEach(() => window.localStorage.clear());
  afterEach(() => jest.restoreAllMocks());

  it.each([
    [['zh-CN', 'en'], 'zh_CN'],
    [['en-GB'], 'en_US'],
    [['fr-FR', 'en', 'zh'], 'en_US'],
    [['fr-FR'], 'zh_CN'],
    [[], 'zh_CN'],
  ])('is the first of the browser\u2019s that it has: %j is %s', (languages, expected) => {
    expect(startedWith(...languages)).toBe(expected);
  });

  it('is what was chosen, whatever the browser speaks', () => {
    startedWith('zh-CN');
    new Languages(window).choose('en_US');
    expect(startedWith('zh-CN')).toBe('en_US');
    window.localStorage.setItem('pc.language', 'fr_FR');
    expect(startedWith('zh-CN')).toBe('zh_CN');
  });

  it('needs no storage', () => {
    jest.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new Error('denied');
    });
    jest.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new Error('denied');
    });
    const languages = new Languages(window);
    languages.choose('en_US');
    expect(languages.current).toBe('en_US');
  });

  it('changes the page at once, is asked of the gateway from then on, and is all that is kept', async () => {
    const { user, gateway } = openConsole({ path: '/customers', person: PARTNER, language: 'zh_CN' });
    await heading('客户');
    expect(document.documentElement.lang).toBe('zh-CN');
    await screen.findByText('还没有客户。');
    await user.click(button('English'));
    expect(await heading('Customers')).toBeTruthy();
    expect(document.documentElement.lang).toBe('en');
    await screen.findByText('There are no customers yet.');
    expect(gateway.askedFor('queryCustomers').map(({ headers }) => headers['x-language'])).toEqual(['zh_CN', 'en_US']);
    expect({ ...window.localStorage }).toEqual({ 'pc.language': 'en_US' });
    expect(window.sessionStorage).toHaveLength(0);
  });
});

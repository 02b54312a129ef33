import { cookiesOf, setCookie } from './cookies';

describe('cookies', () => {
  it('are read by name; the first of two counts, and what is no pair is none', () => {
    expect([...cookiesOf('a=1; b=x=y;a=2; =z; c; d=')]).toEqual([
      ['a', '1'],
      ['b', 'x=y'],
      ['d', ''],
    ]);
    expect(cookiesOf(undefined).size).toBe(0);
  });

  it.each([
    ['http', 'pc=1; Path=/authui; Max-Age=600; HttpOnly; SameSite=Lax'],
    ['https', 'pc=1; Path=/authui; Max-Age=600; HttpOnly; SameSite=Lax; Secure'],
  ])('over %s are set as %s', (protocol, text) => {
    const header = jest.fn();
    setCookie({ protocol } as never, { header } as never, { name: 'pc', value: '1', path: '/authui', maxAge: 600, sameSite: 'Lax' });
    expect(header).toHaveBeenCalledWith('set-cookie', text);
  });
});

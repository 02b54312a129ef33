import { isHostEntry, isSecureAddress, readServiceAddress } from './web-address';

const HOSTS = ['shop.example.com', 'Console.Example.com:8443', '127.0.0.1:3000', 'localhost', '[::1]:3000', 'not a host'];

describe('addresses to which a login leads', () => {
  it.each([
    ['https://shop.example.com', 'https://shop.example.com/'],
    ['https://SHOP.example.com:443/a?b=c#d', 'https://shop.example.com/a?b=c#d'],
    ['https://console.example.com:8443/x', 'https://console.example.com:8443/x'],
    ['http://127.0.0.1:3000/x', 'http://127.0.0.1:3000/x'],
    ['http://localhost/x', 'http://localhost/x'],
    ['http://[::1]:3000/', 'http://[::1]:3000/'],
  ])('customers 9.9 %s is allowed', (service, address) => {
    expect(readServiceAddress(service, HOSTS)).toBe(address);
  });

  it.each([
    ...['https://evil.com/', 'https://shop.example.com.evil.com/', 'https://evilshop.example.com/', 'https://a.shop.example.com/'],
    ...['https://shop.example.com@evil.com/', 'https://shop.example.com:x@evil.com/', 'https://user@shop.example.com/'],
    ...['https://shop.example.com\\@evil.com/', 'https:\\\\shop.example.com/', '\\\\shop.example.com', 'https:/\\shop.example.com'],
    ...['//shop.example.com/', '/shop.example.com', 'shop.example.com', 'https:shop.example.com', 'https:///shop.example.com', ''],
    ...['javascript://shop.example.com/%0aalert(1)', 'data:text/html,x', 'ftp://shop.example.com/', 'ws://shop.example.com/'],
    ...[
      'http://shop.example.com/',
      'https://shop.example.com:8443/',
      'https://console.example.com/',
      'http://127.0.0.1/',
      'http://localhost:81/',
    ],
    ...[
      'https://shop.example.com/\r\nSet-Cookie: a=b',
      ' https://shop.example.com/',
      'https://shop.example.com\u3000/',
      'https://shop\u3002example.com/\t',
    ],
    ...['https://not a host/', 'https://127.0.0.2:3000'],
  ])('customers 9.9 %j is not', (service) => {
    expect(readServiceAddress(service, HOSTS)).toBeUndefined();
  });

  it('other spellings of an allowed host lead to the host itself', () => {
    expect(readServiceAddress('https://shop\u3002example.com/', HOSTS)).toBe('https://shop.example.com/');
    expect(readServiceAddress('http://0x7f.1:3000/', HOSTS)).toBe('http://127.0.0.1:3000/');
  });

  it('plain http is for this machine, where that is allowed', () => {
    expect([isSecureAddress('http://127.0.0.1:1/', true), isSecureAddress('http://127.0.0.1:1/', false)]).toEqual([true, false]);
    expect([isSecureAddress('http://shop.example.com/', true), isSecureAddress('https://shop.example.com/', false)]).toEqual([false, true]);
  });

  it.each(['*', 'https://a', 'a/b', 'a@b', '', 'a b', '.a', 'a:b'])('%j is no host', (entry) => expect(isHostEntry(entry)).toBe(false));
});

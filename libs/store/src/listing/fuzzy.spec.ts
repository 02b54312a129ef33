import fc from 'fast-check';
import { fuzzy } from './fuzzy';

const matches = (searched: string, text: string) => new RegExp(fuzzy(searched).$regex, 'u').test(text);

describe('fuzzy', () => {
  it('api 7.6 finds prefix, middle and suffix', () => {
    for (const part of ['demo', 'o_cust', 'omer']) expect(matches(part, 'demo_customer')).toBe(true);
    expect(matches('demos', 'demo_customer')).toBe(false);
  });

  it('api 7.6 takes wildcards for what they are', () => {
    for (const wildcard of ['%', '_', '.', '.*', '[a-z]', 'd|x', '^demo', '\\w']) expect(matches(wildcard, 'demo')).toBe(false);
  });

  it('api 7.6 finds any text in itself and never fails', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (before, text) => matches(text, before + text)));
  });
});

import { jsonDigest } from './canonical-json';

describe('jsonDigest', () => {
  it('api 7.10 bodies that are equal as JSON values have one digest, whatever the order of their keys', () => {
    expect(jsonDigest({ a: 1, b: [{ c: null, d: 'x' }] })).toBe(jsonDigest({ b: [{ d: 'x', c: null }], a: 1 }));
    expect(jsonDigest({ a: [1, 2] })).not.toBe(jsonDigest({ a: [2, 1] }));
    expect(jsonDigest({ a: '1' })).not.toBe(jsonDigest({ a: 1 }));
    expect(jsonDigest({ a: null })).not.toBe(jsonDigest({}));
  });
});

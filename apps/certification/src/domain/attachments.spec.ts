import { isKnownFormat, keyOf, refuseExtensions, refuseNames } from './attachments';

const three = (third: string) => ['c77/p1.jpg', 'c77/p2.jpg', third];

describe('attachments', () => {
  it('certification RN-4 are as many as the document asks for; their order is kept as it is', () => {
    expect(refuseNames(three('c77/p3.png'), [3])).toBeUndefined();
    expect(refuseNames(['a.jpg'], [1, 3])).toBeUndefined();
    expect(refuseNames(['a.jpg', 'b.jpg'], [1, 3])).toMatchObject({
      code: 'CBC.0100',
      field: 'verified_file_url',
      params: { counts: '1, 3' },
    });
    expect(refuseNames(['a.jpg', 'a.jpg', 'a.jpg'], [3])).toBeUndefined();
  });

  it.each(['/a.jpg', '../a.jpg', 'a/../b.jpg', 'a\\b.jpg', 'obs://a/b.jpg', 'a\u0000.jpg', 'a\n.jpg', '', 'a'.repeat(253) + '.jpg'])(
    'certification RN-22 the name %j is refused with its index',
    (name) => {
      expect(refuseNames(three(name), [3])).toMatchObject({ code: 'CBC.0100', field: 'verified_file_url[2]', reason: 'format' });
    },
  );

  it.each(['a.jpg', 'test/abc 023.JPG', '护照.pdf', 'a'.repeat(252) + '.gif', 'download/c77/p1.jpg'])(
    'certification RN-22 the name %j is taken, and looked up below download/',
    (name) => {
      expect(refuseNames(three(name), [3])).toBeUndefined();
      expect(refuseExtensions(three(name))).toBeUndefined();
      expect(keyOf(name)).toBe(`download/${name}`);
    },
  );

  it.each(['p3.tiff', 'p3', 'p3.jpg.exe', 'jpg'])('certification RN-23 RN-5 the extension of %j is refused', (name) => {
    expect(refuseExtensions(three(name))).toMatchObject({ code: 'CBC.99000100', field: 'verified_file_url[2]' });
  });

  it.each([
    ['jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16])],
    ['bmp', Buffer.from('BM123456')],
    ['png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])],
    ['gif', Buffer.from('GIF89a__')],
    ['pdf', Buffer.from('%PDF-1.7')],
  ])('certification RN-23 the signature of %s is known', (_format, head) => {
    expect(isKnownFormat(head)).toBe(true);
  });

  it.each([Buffer.from('II*\0'), Buffer.from('<html>'), Buffer.alloc(8), Buffer.alloc(0), Buffer.from([0x89, 0x50])])(
    'certification RN-23 %j is no signature of the six',
    (head) => {
      expect(isKnownFormat(head)).toBe(false);
    },
  );
});

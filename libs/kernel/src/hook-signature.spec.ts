import { createHmac } from 'node:crypto';
import { signedHookHeaders } from './hook-signature';

describe('the signature of a hook', () => {
  it('is the keyed hash of second and body', () => {
    const headers = signedHookHeaders('{"a":1}', 'secret-of-the-hook', new Date('2026-03-01T08:00:00.900Z'));
    const digest = createHmac('sha256', 'secret-of-the-hook').update('1772352000.{"a":1}').digest('hex');
    expect(headers).toEqual({ 'x-pc-timestamp': '1772352000', 'x-pc-signature': `sha256=${digest}` });
  });
});

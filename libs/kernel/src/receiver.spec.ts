import { receiverHash } from './receiver';
import { Sealer } from './sealer';

const key = (byte: number) => `k1:${Buffer.alloc(32, byte).toString('base64')}`;
const sealer = new Sealer(key(1));

describe('receiverHash', () => {
  it('is one for one receiver, however it is written', () => {
    expect(receiverHash(sealer, '0086-13800138000')).toBe(receiverHash(sealer, '13800138000'));
    expect(receiverHash(sealer, 'A@X.cn')).toBe(receiverHash(sealer, 'a@x.cn'));
  });

  it('tells nothing without the key', () => {
    expect(receiverHash(sealer, '13800138000')).not.toContain('138');
    expect(receiverHash(new Sealer(key(2)), '13800138000')).not.toBe(receiverHash(sealer, '13800138000'));
    expect(receiverHash(sealer, '13800138001')).not.toBe(receiverHash(sealer, '13800138000'));
  });
});

import { emailKey, maskEmail, maskName, maskPhone, phoneKey } from './contact';

describe('contact', () => {
  it.each(['13800000000', '0086-13800000000', '+86 138 0000 0000', '8613800000000'])('customers 5.7 %s is the same phone', (written) => {
    expect(phoneKey(written)).toBe('13800000000');
  });

  it('customers 5.7 another number is another phone', () => {
    expect(phoneKey('13800000001')).not.toBe(phoneKey('13800000000'));
  });

  it('finds an address whatever its letter case', () => {
    expect(emailKey('Anna@X.cn')).toBe(emailKey('anna@x.cn'));
  });

  it('masks phone, address and name so that they can be told apart but not used', () => {
    expect([maskPhone('13812340000'), maskEmail('anna@x.cn'), maskName('张三丰')]).toEqual(['138****0000', 'a***@x.cn', '张**']);
    expect(maskPhone('1234567')).toBe('*******');
  });
});

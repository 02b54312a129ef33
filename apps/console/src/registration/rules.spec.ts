import { canBeAskedFor, isGoodCode, isGoodName, isGoodPhone, passwordRules } from './rules';

describe('what the form tells before the service does', () => {
  it.each([
    ['', true],
    ['abcde', true],
    ['-bcde', true],
    ['_bcde', true],
    ['abcd', false],
    ['a'.repeat(32), true],
    ['a'.repeat(33), false],
    ['1abcd', false],
    ['12345', false],
    ['ab cd', false],
    ['op_abc', false],
    ['OP_abc', false],
    ['shadow_x', false],
    ['名称名称名', false],
  ])('customers 4.4, 4.5 the name %j: %s', (name, good) => expect(isGoodName(name)).toBe(good));

  it('customers 4.3 the check takes no leading _, and nothing empty', () => {
    expect(['abcde', '_bcde', '', 'op_abc'].map(canBeAskedFor)).toEqual([true, false, false, false]);
  });

  it('customers 4.7, 4.13 a phone has eleven digits, a code six', () => {
    expect(['13800000000', '12800000000', '1380000000', '0086-13800000000'].map(isGoodPhone)).toEqual([true, false, false, false]);
    expect(['123456', '12345', '12345a'].map(isGoodCode)).toEqual([true, false, false]);
  });

  const person = { name: 'customer1', phone: '13800000000' };
  it.each([
    ['Abcdef1!', { length: true, kinds: true, name: true, phone: true }],
    ['Abcde1!', { length: false, kinds: true, name: true, phone: true }],
    ['abcdefgh', { length: true, kinds: false, name: true, phone: true }],
    ['customer1', { length: true, kinds: true, name: false, phone: true }],
    ['1remotsuc', { length: true, kinds: true, name: false, phone: true }],
    ['a13800000000', { length: true, kinds: true, name: true, phone: false }],
    [`Aa${'1'.repeat(31)}`, { length: false, kinds: true, name: true, phone: true }],
  ])('customers 4.21 the password %s', (password, rules) => expect(passwordRules(password, person)).toEqual(rules));
});

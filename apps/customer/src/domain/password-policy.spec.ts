import { refusePassword } from './password-policy';

describe('refusePassword', () => {
  it.each(['Secret12', 'lower case', 'abcdefgh1', 'ab1'.repeat(10)])('customers 4.21 accepts %s', (password) => {
    expect(refusePassword(password, 'acme')).toBeUndefined();
  });

  it.each([
    ['seven characters', 'Secret1'],
    ['33 characters', 'ab1'.repeat(11)],
    ['one class of characters', 'lowercase'],
    ['the name', 'acme-2026'],
    ['the name reversed', '6202-emca'],
  ])('customers 4.21 refuses %s', (_, password) => {
    expect(refusePassword(password, 'acme-2026')).toMatchObject({ code: 'CBC.99000036', field: 'password' });
  });
});

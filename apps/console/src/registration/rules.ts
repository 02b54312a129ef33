/** What the service would refuse is told while it is typed; the service decides all the same. */

/** customers 4.4, 4.5; an empty name is made by the service (4.6). */
export function isGoodName(name: string): boolean {
  return name === '' || (/^[a-zA-Z_-][a-zA-Z0-9_-]{4,31}$/.test(name) && !/^(op_|shadow_)/i.test(name));
}

/** customers 4.3: the check takes no name that begins with `_`, which a registration takes. */
export const canBeAskedFor = (name: string): boolean => name !== '' && isGoodName(name) && !name.startsWith('_');

/** customers 4.7 */
export const isGoodPhone = (phone: string): boolean => /^1[3-9]\d{9}$/.test(phone);

/** customers 4.13 */
export const isGoodCode = (code: string): boolean => /^\d{6}$/.test(code);

export type PasswordRule = 'length' | 'kinds' | 'name' | 'phone';

const KINDS = [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z\d]/];

/** customers 4.21: each rule of a password, and whether this one keeps it. */
export function passwordRules(password: string, { name, phone }: { name: string; phone: string }): Record<PasswordRule, boolean> {
  const characters = [...password];
  const reversed = [...name].reverse().join('');
  return {
    length: characters.length >= 8 && characters.length <= 32,
    kinds: KINDS.filter((kind) => kind.test(password)).length >= 2,
    name: name === '' || (password !== name && password !== reversed),
    phone: phone === '' || !password.includes(phone),
  };
}

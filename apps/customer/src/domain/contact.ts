export { emailKey, phoneKey } from '@pc/kernel';

/** customers 4.7: a mainland mobile number without prefix. */
export const MAINLAND_PHONE = /^1[3-9]\d{9}$/;

/** customers 5.22: `138****0000`. */
export function maskPhone(phone: string): string {
  return phone.length < 8 ? '*'.repeat(phone.length) : `${phone.slice(0, 3)}****${phone.slice(-4)}`;
}

/** customers 5.22: `a***@x.cn`. */
export function maskEmail(email: string): string {
  return email.replace(/^(.).*(?=@)/u, '$1***');
}

/** customers 5.22: all but the first character. */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(rest.length);
}

/** customers 4.8: one `@`, something before it, and a domain with a dot. */
export function isEmailAddress(text: string): boolean {
  return text.length <= 64 && /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/u.test(text);
}

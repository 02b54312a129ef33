import { refuse, type Refusal } from '@pc/kernel';

const MIN_LENGTH = 8;
const MAX_LENGTH = 32;
const MIN_CLASSES = 2;
const CLASSES = [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z\d]/];

/** customers 4.21: length, two classes of characters, neither the name nor the name reversed, and no phone in it. */
export function refusePassword(password: string, name: string, phone?: string): Refusal | undefined {
  const length = [...password].length;
  const classes = CLASSES.filter((pattern) => pattern.test(password)).length;
  const reversed = [...name].reverse().join('');
  const strong = length >= MIN_LENGTH && length <= MAX_LENGTH && classes >= MIN_CLASSES;
  const telling = password === name || password === reversed || (phone && password.includes(phone));
  return strong && !telling ? undefined : refuse('CBC.99000036', { field: 'password' });
}

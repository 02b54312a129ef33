import { refuse, type Refusal } from '@pc/kernel';

const MIN_LENGTH = 8;
const MAX_LENGTH = 32;
const MIN_CLASSES = 2;
const CLASSES = [/[A-Z]/, /[a-z]/, /\d/, /[^A-Za-z\d]/];

/** customers 4.21: length, two classes of characters, neither the name nor the name reversed. */
export function refusePassword(password: string, name: string): Refusal | undefined {
  const length = [...password].length;
  const classes = CLASSES.filter((pattern) => pattern.test(password)).length;
  const reversed = [...name].reverse().join('');
  const sound = length >= MIN_LENGTH && length <= MAX_LENGTH && classes >= MIN_CLASSES && password !== name && password !== reversed;
  return sound ? undefined : refuse('CBC.99000036', { field: 'password' });
}

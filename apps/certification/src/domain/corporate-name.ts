/** RN-6: a name that is nothing but digits, special characters and blanks is none. */
export function isCorporateName(name: string): boolean {
  return /\p{L}/u.test(name);
}

const SHAPE = /^[1-9]\d{5}(19|20)\d{2}\d{2}\d{2}\d{3}[\dX]$/;
/** 2^(18-i) mod 11. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';
const BEIJING_MS = 8 * 3_600_000;

/** Reads a mainland identity number (GB 11643, certification 6.1): 18 characters, a small x becomes a capital one. Undefined: it is none. */
export function readIdentityNumber(text: string, now: Date): string | undefined {
  const number = text.trim().toUpperCase();
  if (!SHAPE.test(number) || number[17] !== checkCharacter(number)) return undefined;
  return isBirthday(number.slice(6, 14), now) ? number : undefined;
}

function checkCharacter(number: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(number[index]), 0);
  return CHECK_CHARACTERS[sum % 11]!;
}

/** A day of the calendar that is not after today in Beijing. */
function isBirthday(digits: string, now: Date): boolean {
  const day = `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`;
  const time = new Date(`${day}T00:00:00Z`);
  const exists = !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day);
  return exists && day <= new Date(now.getTime() + BEIJING_MS).toISOString().slice(0, 10);
}

const SYMBOLS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
/** 3^(i-1) mod 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

export interface CreditCode {
  /** Normalised: 18 half-width characters in upper case. */
  readonly code: string;
  /** False: the organisation code within has a wrong check digit. A warning only: codes of individual businesses break it. */
  readonly organisationCodeSound: boolean;
}

/**
 * Reads a unified social credit code (GB 32100-2015): normalises it and checks its check character. Undefined: it is none.
 * The one check for the whole system (customers 10.1, certification 6.2).
 */
export function readCreditCode(text: string): CreditCode | undefined {
  const code = normalised(text);
  if (!SHAPE.test(code) || code[17] !== checkCharacter(code)) return undefined;
  return { code, organisationCodeSound: code[16] === organisationCheck(code.slice(8, 16)) };
}

const ORGANISATION_SHAPE = /^[0-9A-Z]{8}-?[0-9X]$/;

/** Reads an organisation code (GB 11714, certification 6.3), with or without its hyphen; gives it without. Undefined: it is none. */
export function readOrganisationCode(text: string): string | undefined {
  const code = normalised(text);
  if (!ORGANISATION_SHAPE.test(code) || code.at(-1) !== organisationCheck(code.slice(0, 8))) return undefined;
  return code.replace('-', '');
}

/** Full-width forms to half-width ones, without blanks around, in upper case. */
function normalised(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .trim()
    .toUpperCase();
}

function checkCharacter(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * SYMBOLS.indexOf(code[index]!), 0);
  return SYMBOLS[(31 - (sum % 31)) % 31]!;
}

/** The ninth character of an organisation code; its letters count from A = 10 without gaps. */
function organisationCheck(body: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce((total, weight, index) => total + weight * Number.parseInt(body[index]!, 36), 0);
  const value = 11 - (sum % 11);
  if (value === 10) return 'X';
  return value === 11 ? '0' : String(value);
}

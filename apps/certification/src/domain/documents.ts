import type { NumberRule } from './document-number';

/** Documents of a person whose scan proves who it is (certification 4.4); 0, the identity card, only where it is configured. */
export const SCANNED_DOCUMENTS = [3, 5, 6, 9, 10] as const;
export const IDENTITY_CARD = 0;

/** Two sides or pages, and the person holding the document. */
export const FILES_OF_SCAN = [3] as const;
/** The face of the person (RN-7). */
export const FILES_OF_BANK_CARD = [1] as const;
/** The organisation's certificate, and both sides of the person's identity card where a person is named (certification 4.5). */
export const filesOfEnterprise = (namesPerson: boolean): readonly number[] => (namesPerson ? [3] : [1]);

/** RN-16, U9 */
export function numberRuleOfScan(document: number): NumberRule {
  return document === IDENTITY_CARD ? 'IDENTITY' : 'NONE';
}

const CREDIT_CODE_CERTIFICATES = [0, 1, 2];
const ORGANISATION_CODE_CERTIFICATE = 4;

/** RN-16: certificates of mainland organisations carry the credit code, or the older organisation code. */
export function numberRuleOfCertificate(certificateType: number | undefined, country: string | undefined): NumberRule {
  if (certificateType === ORGANISATION_CODE_CERTIFICATE) return 'ORGANISATION_CODE';
  const isMainland = country === undefined || country === '' || country === 'CN';
  return certificateType !== undefined && CREDIT_CODE_CERTIFICATES.includes(certificateType) && isMainland ? 'CREDIT_CODE' : 'NONE';
}

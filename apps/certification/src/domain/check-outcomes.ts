/** What the bank network says against a card (RN-7). */
export const BANK_CODES = ['CBC.99007202', 'CBC.99007255', 'CBC.99007258', 'CBC.99007260', 'CBC.99007261', 'CBC.99007262'] as const;
export type BankCode = (typeof BANK_CODES)[number];

/** What the comparison with the face says against a person. */
export const FACE_CODES = ['CBC.99007202', 'CBC.99007219'] as const;
export type FaceCode = (typeof FACE_CODES)[number];
/** GREY: people have to look (row 4 of 4.7). */
export type FaceVerdict = 'MATCH' | 'GREY' | FaceCode;

/** RN-12 */
export const RISK_CODES = ['CBC.70600026', 'CBC.70600032'] as const;
export type RiskCode = (typeof RISK_CODES)[number];
export const BARRED_CODE = 'CBC.99007193';

/** MATCH: name, number and legal person are exactly those of the register (U10). */
export type RegisterVerdict = 'MATCH' | 'UNCLEAR';

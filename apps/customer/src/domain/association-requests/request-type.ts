export type RequestType = 'DISASSOCIATE' | 'SWITCH_TYPE';
/** Of an association. */
export type Side = 'PARTNER' | 'CUSTOMER';

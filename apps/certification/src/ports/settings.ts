/** Injects the settings below. */
export const CERTIFICATION_SETTINGS = Symbol('CERTIFICATION_SETTINGS');

/** Where partners' buckets are; neither: none can be read. */
export interface StorageSettings {
  readonly folder?: string;
  readonly s3?: S3Settings;
}

export interface S3Settings {
  readonly endpoint: string;
  readonly region: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** How a bucket is named: in the path of the address, or before its host. */
  readonly addressing: 'path' | 'host';
}

/** Where register, bank network, face comparison, violation list and risk engine are asked. */
export interface HookSettings {
  readonly url: string;
  /** Signs what is posted. */
  readonly secret: string;
}

/** `fixtures`: a table stands for them, for development and tests (RN-25). */
export type CheckSettings = ({ readonly type: 'hooks' } & HookSettings) | { readonly type: 'fixtures' } | { readonly type: 'none' };

export interface RealnameSettings {
  /** Applications of a customer within 24 hours (RN-11). */
  readonly attempts: number;
  /** Customers verified with one document number (RN-10). */
  readonly customersPerDocument: number;
  /** Whether the scan of a mainland identity card is taken (certification 4.4). */
  readonly acceptIdCardScan: boolean;
}

export interface CertificationSettings {
  readonly storage: StorageSettings;
  readonly checks: CheckSettings;
  readonly realname: RealnameSettings;
  /** Where a QR code leads, with `{qr_token}` in it; absent: there is no comparison with faces. */
  readonly facePageUrl?: string;
}

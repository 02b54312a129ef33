/** What this service keeps of a partner's access configuration (interactions 2). */
export interface Platform {
  readonly partnerId: string;
  readonly xaccountType: string;
  readonly attachmentUpload: boolean;
  readonly bucket?: string;
  /** Of the event that told it. */
  readonly version: number;
}

/** The platforms of partners, as the customer service told them. */
export abstract class Platforms {
  /** Does nothing when a later state is kept already. */
  abstract keep(platform: Platform): Promise<void>;
  /** The partner that has this bucket. */
  abstract holderOf(bucket: string): Promise<string | undefined>;
}

import type { AccessFacts } from '../domain/admission';

/** What this service keeps of a partner's access configuration (interactions 2). */
export interface Platform extends AccessFacts {
  readonly partnerId: string;
  /** Of the event that told it. */
  readonly version: number;
}

/** The platforms of partners, as the customer service told them. */
export abstract class Platforms {
  /** Does nothing when a later state is kept already. */
  abstract keep(platform: Platform): Promise<void>;
  abstract find(partnerId: string): Promise<Platform | undefined>;
  /** The partner that has this bucket. */
  abstract holderOf(bucket: string): Promise<string | undefined>;
}

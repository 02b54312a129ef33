import type { Tx } from '@pc/store';
import type { AccessConfiguration } from '../../domain/sso/access-configuration';

/** What partners have set up for the jump to the vendor's site (customers 9.1). */
export abstract class AccessConfigurations {
  abstract find(partnerId: string, tx?: Tx): Promise<AccessConfiguration | undefined>;
  abstract findByPlatform(xaccountType: string, tx?: Tx): Promise<AccessConfiguration | undefined>;
  /** Whether another partner has this bucket. */
  abstract isBucketTaken(bucket: string, partnerId: string, tx: Tx): Promise<boolean>;
  /** Two partners that take one bucket at the same moment are told apart by the index. */
  abstract save(tx: Tx, configuration: AccessConfiguration): Promise<void>;
}

import type { Fen } from '@pc/kernel';
import type { Customer } from './customer';
import type { Channel, Partner, Reseller } from './partner';
import type { Quota } from './quota';

/** A wish to give each of some customers a coupon of the same value (benefits 5.2). */
export interface IssueCommand {
  readonly quotaId: string;
  readonly customerIds: readonly string[];
  readonly faceValue: Fen;
  readonly validTime?: Date;
  readonly expireTime?: Date;
  readonly serviceTypes?: readonly string[];
  readonly productIds?: readonly string[];
  readonly memo?: string;
  readonly resellerId?: string;
  readonly minOrderAmount?: Fen;
  readonly maxDeductionRatio?: string;
  readonly subscribeTypes?: readonly string[];
}

/** Everything known at the moment of the decision. */
export interface IssueSituation {
  readonly command: IssueCommand;
  readonly now: Date;
  readonly channel: Channel;
  readonly partner: Partner | undefined;
  readonly reseller: Reseller | undefined;
  readonly quota: Quota | undefined;
  readonly customer: (id: string) => Customer | undefined;
  /** Whether the current whitelist for this kind of quota names the customer (benefits R-22). */
  readonly whitelisted: (id: string) => boolean;
  /** Face values that this quota ever gave to the customer (benefits R-13). */
  readonly issuedTo: (id: string) => Fen;
}

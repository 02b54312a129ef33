import type { Fence } from '@pc/kernel';
import type { Customer } from '../../domain/customer';
import type { Partner, Reseller } from '../../domain/partner';

export interface PartnerDocument extends Omit<Partner, 'id'> {
  readonly _id: string;
}

export interface ResellerDocument extends Omit<Reseller, 'id'> {
  readonly _id: string;
}

export interface CustomerDocument {
  readonly _id: string;
  readonly name?: string;
  readonly association?: Customer['association'];
  readonly isFrozen: number;
  readonly fence?: Fence;
  readonly unlinkOver: number;
  readonly version: number;
  readonly heard?: number;
  /** Rises with every write, so that none is a repetition of the one before it. */
  readonly changes: number;
  /** How many events about this customer this service has sent, and where the last stands in the outbox. */
  readonly events: number;
  readonly position: number;
}

export function customerOf({ _id, name, association, isFrozen, fence, unlinkOver, version, heard }: CustomerDocument): Customer {
  const optional = {
    ...(name !== undefined && { name }),
    ...(association && { association }),
    ...(fence && { fence }),
    ...(heard !== undefined && { heard }),
  };
  return { id: _id, isFrozen, unlinkOver, version, ...optional };
}

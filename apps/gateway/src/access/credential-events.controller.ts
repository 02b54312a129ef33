import { Controller } from '@nestjs/common';
import { type BusEvent, HandleEvent } from '@pc/bus';
import { customer, type DataOf } from '@pc/contracts';
import { CredentialCache, type Dropped } from './credential-cache';

/** Drops copies of credentials that must not be used any longer (interactions 2). */
@Controller()
export class CredentialEventsController {
  constructor(private readonly cache: CredentialCache) {}

  @HandleEvent(customer.credentialRevoked)
  async revoked({ data }: BusEvent<DataOf<typeof customer.credentialRevoked>>): Promise<void> {
    this.cache.drop(meantBy(data));
  }

  /** Tokens that a customer got before do not live on (api 7.15). */
  @HandleEvent(customer.freezeChanged)
  async frozen({ data }: BusEvent<DataOf<typeof customer.freezeChanged>>): Promise<void> {
    this.cache.drop({ accountId: data.customer_id });
  }

  @HandleEvent(customer.associationEnded)
  async associationEnded({ data }: BusEvent<DataOf<typeof customer.associationEnded>>): Promise<void> {
    this.cache.drop({ accountId: data.customer_id });
  }

  /** A reseller that left is not let in any longer. */
  @HandleEvent(customer.resellerChanged)
  async resellerChanged({ data }: BusEvent<DataOf<typeof customer.resellerChanged>>): Promise<void> {
    this.cache.drop({ accountId: data.indirect_partner_id });
  }

  /** Kind and government kinds of a partner decide what its callers may do; tokens by which it acts as its customers go too. */
  @HandleEvent(customer.partnerChanged)
  async partnerChanged({ data }: BusEvent<DataOf<typeof customer.partnerChanged>>): Promise<void> {
    this.cache.drop({ accountId: data.partner_id });
  }
}

function meantBy({ kind, credential_id }: DataOf<typeof customer.credentialRevoked>): Dropped {
  if (kind === 'ACCOUNT') return { accountId: credential_id };
  return kind === 'USER' ? { userId: credential_id } : { credentialId: credential_id };
}

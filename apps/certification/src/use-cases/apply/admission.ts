import { Injectable } from '@nestjs/common';
import type { RequestContext } from '@pc/bus';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import { admittedBucket, refusePlatform, refuseStranger } from '../../domain/admission';
import type { CustomerFacts } from '../../domain/customer';
import { ObjectStorage } from '../../ports/object-storage';
import { Platforms } from '../../ports/platforms';
import { LearnCustomer } from '../learn-customer/learn-customer';

export interface Applicant {
  readonly customerId: string;
  readonly xaccountType: string;
}

export interface Admitted {
  readonly bucket: string;
  readonly facts: CustomerFacts;
}

/** Whether a partner may file an application for a customer (certification 4.2): platform, association, switch and bucket, in this order. */
@Injectable()
export class Admission {
  constructor(
    private readonly platforms: Platforms,
    private readonly learnCustomer: LearnCustomer,
    private readonly storage: ObjectStorage,
  ) {}

  async execute({ caller, deadline }: RequestContext, { customerId, xaccountType }: Applicant): Promise<Admitted | Refusal> {
    if (caller.kind !== 'PARTNER') return refuse('CBC.0151');
    const platform = await this.platforms.find(caller.account_id);
    const customer = refusePlatform(platform, xaccountType) ?? (await this.learnCustomer.execute(customerId, deadline));
    if (isRefusal(customer)) return customer;
    const bucket = refuseStranger(customer, caller.account_id) ?? admittedBucket(platform);
    if (isRefusal(bucket)) return bucket;
    const isReadable = (await this.storage.stateOf(bucket)) === 'READABLE';
    return isReadable ? { bucket, facts: customer!.facts } : refuse('CBC.99005030');
  }
}

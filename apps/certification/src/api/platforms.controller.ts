import { Controller } from '@nestjs/common';
import { HandleEvent, HandleRequest, type BusEvent, type BusRequest, type Reply } from '@pc/bus';
import { certification as contracts, customer, type AnswerOf, type DataOf, type PayloadOf } from '@pc/contracts';
import { Platforms } from '../ports/platforms';
import { CheckBucket } from '../use-cases/buckets/check-bucket.use-case';

/** The platforms of partners: what the customer service tells of them, and what it asks. */
@Controller()
export class PlatformsController {
  constructor(
    private readonly platforms: Platforms,
    private readonly buckets: CheckBucket,
  ) {}

  @HandleRequest(contracts.checkBucket)
  checkBucket(request: BusRequest<PayloadOf<typeof contracts.checkBucket>>): Promise<Reply<AnswerOf<typeof contracts.checkBucket>>> {
    return this.buckets.execute(request);
  }

  @HandleEvent(customer.accessConfigurationChanged)
  configurationChanged({ data, version }: BusEvent<DataOf<typeof customer.accessConfigurationChanged>>): Promise<void> {
    const { partner_id, xaccount_type, attachment_upload, bucket } = data;
    const kept = { partnerId: partner_id, xaccountType: xaccount_type, attachmentUpload: attachment_upload, version };
    return this.platforms.keep({ ...kept, ...(bucket !== undefined && { bucket }) });
  }
}

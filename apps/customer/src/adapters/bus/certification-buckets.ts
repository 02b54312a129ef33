import { Injectable } from '@nestjs/common';
import { answerDeadline, BusClient, isUnanswered, type RequestContext } from '@pc/bus';
import { certification } from '@pc/contracts';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import { Buckets } from '../../ports/sso/buckets';

@Injectable()
export class CertificationBuckets extends Buckets {
  constructor(private readonly bus: BusClient) {
    super();
  }

  override async check(partnerId: string, bucket: string, context: RequestContext): Promise<Refusal | undefined> {
    const { caller, requestId } = context;
    const deadline = answerDeadline(context.deadline);
    try {
      const reply = await this.bus.request(certification.checkBucket, { partner_id: partnerId, bucket }, { caller, requestId, deadline });
      return isRefusal(reply) ? reply : undefined;
    } catch (error) {
      if (isUnanswered(error)) return refuse('PCB.0504');
      throw error;
    }
  }
}

import { Injectable } from '@nestjs/common';
import { BusClient, BusTimeout, BusUnavailable, type RequestContext } from '@pc/bus';
import { certification } from '@pc/contracts';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import { Buckets } from '../../ports/sso/buckets';

const ANSWER_WITHIN_MS = 5_000;

@Injectable()
export class CertificationBuckets extends Buckets {
  constructor(private readonly bus: BusClient) {
    super();
  }

  override async check(partnerId: string, bucket: string, context: RequestContext): Promise<Refusal | undefined> {
    const { caller, requestId } = context;
    const deadline = Math.min(context.deadline, Date.now() + ANSWER_WITHIN_MS);
    try {
      const reply = await this.bus.request(certification.checkBucket, { partner_id: partnerId, bucket }, { caller, requestId, deadline });
      return isRefusal(reply) ? reply : undefined;
    } catch (error) {
      if (error instanceof BusTimeout || error instanceof BusUnavailable) return refuse('PCB.0504');
      throw error;
    }
  }
}

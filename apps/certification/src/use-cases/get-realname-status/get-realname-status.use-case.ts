import { Injectable } from '@nestjs/common';
import { answer, type ReplyOf, type RequestOf } from '@pc/bus';
import type { certification as contracts } from '@pc/contracts';
import { RealnameAuths } from '../../ports/realname-auths';

type Contract = typeof contracts.getRealnameStatus;

/** What this service itself knows: of a customer of whom nothing was filed, that it is not authenticated (interactions 6, RN-19). */
@Injectable()
export class GetRealnameStatus {
  constructor(private readonly auths: RealnameAuths) {}

  async execute({ payload }: RequestOf<Contract>): ReplyOf<Contract> {
    const { status, type, version } = await this.auths.statusOf(payload.customer_id);
    return answer({ verified_status: `${status}`, verified_type: type, version });
  }
}

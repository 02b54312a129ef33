import { answer, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { incentive } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { Lists } from '../../ports/lists';

/** Benefits 5.9: a distributor's own; a filter by what is another's finds nothing. */
@Injectable()
export class ListAllottedQuotas {
  constructor(private readonly lists: Lists) {}

  async execute({
    payload,
    context: { caller },
  }: RequestOf<typeof incentive.listAllottedQuotas>): ReplyOf<typeof incentive.listAllottedQuotas> {
    if (caller.kind !== 'PARTNER' || caller.partner_kind !== 'DISTRIBUTOR') return refuse('CBC.0151');
    return answer(await this.lists.allottedQuotas(caller.account_id, payload));
  }
}

import { answer, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { incentive } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { Contradictions } from '../../ports/contradictions';

/** What `pc audit` asks this service (benefits R-60, architecture 8). */
@Injectable()
export class Audit {
  constructor(private readonly contradictions: Contradictions) {}

  async execute({ context }: RequestOf<typeof incentive.auditIncentive>): ReplyOf<typeof incentive.auditIncentive> {
    if (context.caller.kind !== 'OPERATOR') return refuse('CBC.0151');
    return answer(await this.contradictions.find());
  }
}

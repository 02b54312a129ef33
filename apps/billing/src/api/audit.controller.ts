import { Controller } from '@nestjs/common';
import { answer, HandleRequest, type Reply, type RequestOf } from '@pc/bus';
import { billing as contracts, type AnswerOf } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { Contradictions } from '../ports/contradictions';

type Contract = typeof contracts.auditBilling;

/** What `pc audit` asks this service (architecture 8). */
@Controller()
export class AuditController {
  constructor(private readonly contradictions: Contradictions) {}

  @HandleRequest(contracts.auditBilling)
  async audit({ context }: RequestOf<Contract>): Promise<Reply<AnswerOf<Contract>>> {
    if (context.caller.kind !== 'OPERATOR') return refuse('CBC.0151');
    return answer(await this.contradictions.find());
  }
}

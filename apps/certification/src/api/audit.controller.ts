import { Controller } from '@nestjs/common';
import { answer, HandleRequest, type ReplyOf, type RequestOf } from '@pc/bus';
import { certification as contracts } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { Contradictions } from '../ports/contradictions';

type Contract = typeof contracts.auditCertification;

/** What `pc audit` asks this service (architecture 8). */
@Controller()
export class AuditController {
  constructor(private readonly contradictions: Contradictions) {}

  @HandleRequest(contracts.auditCertification)
  async audit({ context }: RequestOf<Contract>): ReplyOf<Contract> {
    if (context.caller.kind !== 'OPERATOR') return refuse('CBC.0151');
    return answer(await this.contradictions.find());
  }
}

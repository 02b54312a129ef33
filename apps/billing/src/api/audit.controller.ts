import { Controller } from '@nestjs/common';
import { answer, HandleRequest, type Reply } from '@pc/bus';
import { billing as contracts, type AnswerOf } from '@pc/contracts';

type Answer = AnswerOf<typeof contracts.auditBilling>;

/** Of customers this service keeps a fence and no money yet: nothing that could contradict itself. */
@Controller()
export class AuditController {
  @HandleRequest(contracts.auditBilling)
  audit(): Promise<Reply<Answer>> {
    return Promise.resolve(answer<Answer>({ checked: {}, breaches: [] }));
  }
}

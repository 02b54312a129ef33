import { Controller } from '@nestjs/common';
import { answer, HandleRequest, type Reply } from '@pc/bus';
import { certification as contracts, type AnswerOf } from '@pc/contracts';

type Answer = AnswerOf<typeof contracts.auditCertification>;

/** This service keeps nothing of its own yet, so nothing can contradict itself. */
@Controller()
export class AuditController {
  @HandleRequest(contracts.auditCertification)
  audit(): Promise<Reply<Answer>> {
    return Promise.resolve(answer<Answer>({ checked: {}, breaches: [] }));
  }
}

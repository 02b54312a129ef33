import { Controller } from '@nestjs/common';
import { HandleRequest } from '@pc/bus';
import { customer as contracts } from '@pc/contracts';
import type { ReplyOf, RequestOf } from '../ports/commands';
import { ApproveRequest } from '../use-cases/association-requests/approve-request/approve-request.use-case';
import { CheckAssociation } from '../use-cases/association-requests/check-association/check-association.use-case';
import { ListLog } from '../use-cases/association-requests/list-log/list-log.use-case';
import { ListRequests } from '../use-cases/association-requests/list-requests/list-requests.use-case';
import { RejectRequest } from '../use-cases/association-requests/reject-request/reject-request.use-case';
import { SubmitRequest } from '../use-cases/association-requests/submit-request/submit-request.use-case';

/** Requests of partners and customers to end or switch their association. */
@Controller()
export class AssociationRequestsController {
  constructor(
    private readonly submission: SubmitRequest,
    private readonly approval: ApproveRequest,
    private readonly rejection: RejectRequest,
    private readonly accountCheck: CheckAssociation,
    private readonly requests: ListRequests,
    private readonly log: ListLog,
  ) {}

  @HandleRequest(contracts.submitAssociationRequest)
  submit(request: RequestOf<typeof contracts.submitAssociationRequest>): ReplyOf<typeof contracts.submitAssociationRequest> {
    return this.submission.execute(request);
  }

  @HandleRequest(contracts.approveAssociationRequest)
  approve(request: RequestOf<typeof contracts.approveAssociationRequest>): ReplyOf<typeof contracts.approveAssociationRequest> {
    return this.approval.execute(request);
  }

  @HandleRequest(contracts.rejectAssociationRequest)
  reject(request: RequestOf<typeof contracts.rejectAssociationRequest>): ReplyOf<typeof contracts.rejectAssociationRequest> {
    return this.rejection.execute(request);
  }

  @HandleRequest(contracts.checkAssociation)
  check(request: RequestOf<typeof contracts.checkAssociation>): ReplyOf<typeof contracts.checkAssociation> {
    return this.accountCheck.execute(request);
  }

  @HandleRequest(contracts.listAssociationRequests)
  list(request: RequestOf<typeof contracts.listAssociationRequests>): ReplyOf<typeof contracts.listAssociationRequests> {
    return this.requests.execute(request);
  }

  @HandleRequest(contracts.listAssociationLog)
  listLog(request: RequestOf<typeof contracts.listAssociationLog>): ReplyOf<typeof contracts.listAssociationLog> {
    return this.log.execute(request);
  }
}

import { Controller } from '@nestjs/common';
import { HandleRequest, type ReplyOf, type RequestOf } from '@pc/bus';
import { certification as contracts } from '@pc/contracts';
import { OperationList } from '@pc/store';

type Contract = typeof contracts.listOperations;

/** What the vendor's staff did here (api 7.20). */
@Controller()
export class OperationsController {
  constructor(private readonly operations: OperationList) {}

  @HandleRequest(contracts.listOperations)
  list(request: RequestOf<Contract>): ReplyOf<Contract> {
    return this.operations.execute(request);
  }
}

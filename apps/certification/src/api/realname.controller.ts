import { Controller } from '@nestjs/common';
import { HandleRequest, type ReplyOf, type RequestOf } from '@pc/bus';
import { certification as contracts } from '@pc/contracts';
import { GetRealnameStatus } from '../use-cases/get-realname-status/get-realname-status.use-case';
import { VerifyAccount } from '../use-cases/verify-account/verify-account.use-case';

/** The real-name authentication of customers (certification part B). */
@Controller()
export class RealnameController {
  constructor(
    private readonly getStatus: GetRealnameStatus,
    private readonly verifyAccount: VerifyAccount,
  ) {}

  @HandleRequest(contracts.getRealnameStatus)
  status(request: RequestOf<typeof contracts.getRealnameStatus>): ReplyOf<typeof contracts.getRealnameStatus> {
    return this.getStatus.execute(request);
  }

  @HandleRequest(contracts.verifyAccount)
  verify(request: RequestOf<typeof contracts.verifyAccount>): ReplyOf<typeof contracts.verifyAccount> {
    return this.verifyAccount.execute(request);
  }
}

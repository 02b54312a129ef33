import { Controller } from '@nestjs/common';
import { HandleRequest, type ReplyOf, type RequestOf } from '@pc/bus';
import { certification as contracts } from '@pc/contracts';
import { CreateFaceCode } from '../use-cases/face/create-face-code.use-case';
import { ScanFace } from '../use-cases/face/scan-face.use-case';
import { GetRealnameStatus } from '../use-cases/get-realname-status/get-realname-status.use-case';
import { VerifyAccount } from '../use-cases/verify-account/verify-account.use-case';

/** The real-name authentication of customers, as far as no partner takes part (certification part B). */
@Controller()
export class RealnameController {
  constructor(
    private readonly getStatus: GetRealnameStatus,
    private readonly verifyAccount: VerifyAccount,
    private readonly createFaceCode: CreateFaceCode,
    private readonly scanFace: ScanFace,
  ) {}

  @HandleRequest(contracts.getRealnameStatus)
  status(request: RequestOf<typeof contracts.getRealnameStatus>): ReplyOf<typeof contracts.getRealnameStatus> {
    return this.getStatus.execute(request);
  }

  @HandleRequest(contracts.verifyAccount)
  verify(request: RequestOf<typeof contracts.verifyAccount>): ReplyOf<typeof contracts.verifyAccount> {
    return this.verifyAccount.execute(request);
  }

  @HandleRequest(contracts.createFaceCode)
  faceCode(request: RequestOf<typeof contracts.createFaceCode>): ReplyOf<typeof contracts.createFaceCode> {
    return this.createFaceCode.execute(request);
  }

  @HandleRequest(contracts.scanFace)
  scan(request: RequestOf<typeof contracts.scanFace>): ReplyOf<typeof contracts.scanFace> {
    return this.scanFace.execute(request);
  }
}

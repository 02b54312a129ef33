import { Controller } from '@nestjs/common';
import { HandleRequest } from '@pc/bus';
import { customer as contracts } from '@pc/contracts';
import type { ReplyOf, RequestOf } from '../ports/commands';
import { CheckVerificationCode } from '../use-cases/codes/check-verification-code/check-verification-code.use-case';
import { SendSensitiveCode } from '../use-cases/codes/send-sensitive-code/send-sensitive-code.use-case';
import { SendVerificationCode } from '../use-cases/codes/send-verification-code/send-verification-code.use-case';
import { GetVerificationProtection } from '../use-cases/codes/verification-protection/get-verification-protection.use-case';
import { SetVerificationProtection } from '../use-cases/codes/verification-protection/set-verification-protection.use-case';
import { ListNotifications } from '../use-cases/notices/list-notifications/list-notifications.use-case';

/** Verification codes, and the messages that carry them. */
@Controller()
export class CodesController {
  constructor(
    private readonly verificationCodes: SendVerificationCode,
    private readonly checks: CheckVerificationCode,
    private readonly sensitiveCodes: SendSensitiveCode,
    private readonly switching: SetVerificationProtection,
    private readonly protection: GetVerificationProtection,
    private readonly notifications: ListNotifications,
  ) {}

  @HandleRequest(contracts.sendVerificationCode)
  send(request: RequestOf<typeof contracts.sendVerificationCode>): ReplyOf<typeof contracts.sendVerificationCode> {
    return this.verificationCodes.execute(request);
  }

  @HandleRequest(contracts.checkVerificationCode)
  check(request: RequestOf<typeof contracts.checkVerificationCode>): ReplyOf<typeof contracts.checkVerificationCode> {
    return this.checks.execute(request);
  }

  @HandleRequest(contracts.sendSensitiveCode)
  sendSensitive(request: RequestOf<typeof contracts.sendSensitiveCode>): ReplyOf<typeof contracts.sendSensitiveCode> {
    return this.sensitiveCodes.execute(request);
  }

  @HandleRequest(contracts.setVerificationProtection)
  setProtection(request: RequestOf<typeof contracts.setVerificationProtection>): ReplyOf<typeof contracts.setVerificationProtection> {
    return this.switching.execute(request);
  }

  @HandleRequest(contracts.getVerificationProtection)
  getProtection(request: RequestOf<typeof contracts.getVerificationProtection>): ReplyOf<typeof contracts.getVerificationProtection> {
    return this.protection.execute(request);
  }

  @HandleRequest(contracts.listNotifications)
  list(request: RequestOf<typeof contracts.listNotifications>): ReplyOf<typeof contracts.listNotifications> {
    return this.notifications.execute(request);
  }
}

import { Controller } from '@nestjs/common';
import { HandleRequest } from '@pc/bus';
import { customer as contracts } from '@pc/contracts';
import type { ReplyOf, RequestOf } from '../ports/commands';
import { CheckIdentity } from '../use-cases/registration/check-identity/check-identity.use-case';
import { ListPendingAssociations } from '../use-cases/registration/list-pending-associations/list-pending-associations.use-case';
import { SendSignUpCode } from '../use-cases/registration/send-sign-up-code/send-sign-up-code.use-case';
import { SignUp } from '../use-cases/registration/sign-up/sign-up.use-case';
import { RegisterCustomer } from '../use-cases/registration/register-customer/register-customer.use-case';

/** How partners make customers, and how these make themselves (customers 4, 8.9). */
@Controller()
export class RegistrationController {
  constructor(
    private readonly checks: CheckIdentity,
    private readonly registrations: RegisterCustomer,
    private readonly pendings: ListPendingAssociations,
    private readonly signUps: SignUp,
    private readonly signUpCodes: SendSignUpCode,
  ) {}

  @HandleRequest(contracts.checkIdentity)
  checkIdentity(request: RequestOf<typeof contracts.checkIdentity>): ReplyOf<typeof contracts.checkIdentity> {
    return this.checks.execute(request);
  }

  @HandleRequest(contracts.registerCustomer)
  registerCustomer(request: RequestOf<typeof contracts.registerCustomer>): ReplyOf<typeof contracts.registerCustomer> {
    return this.registrations.execute(request);
  }

  @HandleRequest(contracts.listPendingAssociations)
  listPendingAssociations(request: RequestOf<typeof contracts.listPendingAssociations>): ReplyOf<typeof contracts.listPendingAssociations> {
    return this.pendings.execute(request);
  }

  @HandleRequest(contracts.signUp)
  signUp(request: RequestOf<typeof contracts.signUp>): ReplyOf<typeof contracts.signUp> {
    return this.signUps.execute(request);
  }

  @HandleRequest(contracts.sendSignUpCode)
  sendSignUpCode(request: RequestOf<typeof contracts.sendSignUpCode>): ReplyOf<typeof contracts.sendSignUpCode> {
    return this.signUpCodes.execute(request);
  }
}

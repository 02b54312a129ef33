import { Controller } from '@nestjs/common';
import { HandleRequest } from '@pc/bus';
import { customer as contracts } from '@pc/contracts';
import type { ReplyOf, RequestOf } from '../ports/commands';
import { CheckIdentity } from '../use-cases/registration/check-identity/check-identity.use-case';
import { RegisterCustomer } from '../use-cases/registration/register-customer/register-customer.use-case';

/** How partners make customers (customers 4). */
@Controller()
export class RegistrationController {
  constructor(
    private readonly checks: CheckIdentity,
    private readonly registrations: RegisterCustomer,
  ) {}

  @HandleRequest(contracts.checkIdentity)
  checkIdentity(request: RequestOf<typeof contracts.checkIdentity>): ReplyOf<typeof contracts.checkIdentity> {
    return this.checks.execute(request);
  }

  @HandleRequest(contracts.registerCustomer)
  registerCustomer(request: RequestOf<typeof contracts.registerCustomer>): ReplyOf<typeof contracts.registerCustomer> {
    return this.registrations.execute(request);
  }
}

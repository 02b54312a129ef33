import { Controller } from '@nestjs/common';
import { HandleRequest } from '@pc/bus';
import { customer as contracts } from '@pc/contracts';
import type { ReplyOf, RequestOf } from '../ports/commands';
import { ChangeContact } from '../use-cases/accounts/change-contact/change-contact.use-case';
import { ChangePassword } from '../use-cases/accounts/change-password/change-password.use-case';
import { ChangeUserPassword } from '../use-cases/accounts/change-user-password/change-user-password.use-case';
import { GetContact } from '../use-cases/accounts/get-contact/get-contact.use-case';
import { ProveIdentity } from '../use-cases/accounts/prove-identity/prove-identity.use-case';
import { SendContactCode } from '../use-cases/accounts/send-contact-code/send-contact-code.use-case';
import { SendIdentityCode } from '../use-cases/accounts/send-identity-code/send-identity-code.use-case';

/** What an account does to itself: contact and password (customers 10.5). */
@Controller()
export class AccountsController {
  constructor(
    private readonly contacts: GetContact,
    private readonly identityCodes: SendIdentityCode,
    private readonly identities: ProveIdentity,
    private readonly contactCodes: SendContactCode,
    private readonly contactChanges: ChangeContact,
    private readonly passwordChanges: ChangePassword,
    private readonly userPasswordChanges: ChangeUserPassword,
  ) {}

  @HandleRequest(contracts.getContact)
  contact(request: RequestOf<typeof contracts.getContact>): ReplyOf<typeof contracts.getContact> {
    return this.contacts.execute(request);
  }

  @HandleRequest(contracts.sendIdentityCode)
  sendIdentityCode(request: RequestOf<typeof contracts.sendIdentityCode>): ReplyOf<typeof contracts.sendIdentityCode> {
    return this.identityCodes.execute(request);
  }

  @HandleRequest(contracts.proveIdentity)
  proveIdentity(request: RequestOf<typeof contracts.proveIdentity>): ReplyOf<typeof contracts.proveIdentity> {
    return this.identities.execute(request);
  }

  @HandleRequest(contracts.sendContactCode)
  sendContactCode(request: RequestOf<typeof contracts.sendContactCode>): ReplyOf<typeof contracts.sendContactCode> {
    return this.contactCodes.execute(request);
  }

  @HandleRequest(contracts.changeContact)
  changeContact(request: RequestOf<typeof contracts.changeContact>): ReplyOf<typeof contracts.changeContact> {
    return this.contactChanges.execute(request);
  }

  @HandleRequest(contracts.changePassword)
  changePassword(request: RequestOf<typeof contracts.changePassword>): ReplyOf<typeof contracts.changePassword> {
    const changes = request.context.caller.user_id === undefined ? this.passwordChanges : this.userPasswordChanges;
    return changes.execute(request);
  }
}

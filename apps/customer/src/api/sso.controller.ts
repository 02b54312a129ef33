import { Controller } from '@nestjs/common';
import { answer, HandleEvent, HandleRequest, type BusEvent } from '@pc/bus';
import { customer as contracts, type DataOf } from '@pc/contracts';
import type { ReplyOf, RequestOf } from '../ports/commands';
import { Saml } from '../ports/sso/saml';
import { AcceptAssertion } from '../use-cases/sso/accept-assertion/accept-assertion.use-case';
import { BeginLogin } from '../use-cases/sso/begin-login/begin-login.use-case';
import { BindAccount } from '../use-cases/sso/bind-account/bind-account.use-case';
import { EnterByPlatform } from '../use-cases/sso/enter-by-platform/enter-by-platform.use-case';
import { GetPendingBinding } from '../use-cases/sso/get-pending-binding/get-pending-binding.use-case';
import { RecordBindingNotice } from '../use-cases/sso/record-binding-notice/record-binding-notice.use-case';

/** The jump to the vendor's site (customers 9). */
@Controller()
export class SsoController {
  constructor(
    private readonly saml: Saml,
    private readonly logins: BeginLogin,
    private readonly assertions: AcceptAssertion,
    private readonly entries: EnterByPlatform,
    private readonly pending: GetPendingBinding,
    private readonly bindings: BindAccount,
    private readonly notices: RecordBindingNotice,
  ) {}

  @HandleRequest(contracts.getServiceProviderMetadata)
  async metadata(_request: RequestOf<typeof contracts.getServiceProviderMetadata>): ReplyOf<typeof contracts.getServiceProviderMetadata> {
    return answer({ xml: this.saml.metadata() });
  }

  @HandleRequest(contracts.beginLogin)
  beginLogin(request: RequestOf<typeof contracts.beginLogin>): ReplyOf<typeof contracts.beginLogin> {
    return this.logins.execute(request);
  }

  @HandleRequest(contracts.acceptAssertion)
  acceptAssertion(request: RequestOf<typeof contracts.acceptAssertion>): ReplyOf<typeof contracts.acceptAssertion> {
    return this.assertions.execute(request);
  }

  @HandleRequest(contracts.enterByPlatform)
  enterByPlatform(request: RequestOf<typeof contracts.enterByPlatform>): ReplyOf<typeof contracts.enterByPlatform> {
    return this.entries.execute(request);
  }

  @HandleRequest(contracts.getPendingBinding)
  getPendingBinding(request: RequestOf<typeof contracts.getPendingBinding>): ReplyOf<typeof contracts.getPendingBinding> {
    return this.pending.execute(request);
  }

  @HandleRequest(contracts.bindAccount)
  bindAccount(request: RequestOf<typeof contracts.bindAccount>): ReplyOf<typeof contracts.bindAccount> {
    return this.bindings.execute(request);
  }

  @HandleEvent(contracts.bindingChanged)
  bindingChanged(event: BusEvent<DataOf<typeof contracts.bindingChanged>>): Promise<void> {
    return this.notices.execute(event);
  }
}

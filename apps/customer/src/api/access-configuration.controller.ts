import { Controller } from '@nestjs/common';
import { HandleRequest } from '@pc/bus';
import { customer as contracts } from '@pc/contracts';
import type { ReplyOf, RequestOf } from '../ports/commands';
import { GetAccessConfiguration } from '../use-cases/sso/get-access-configuration/get-access-configuration.use-case';
import { ListBindingNotices } from '../use-cases/sso/list-binding-notices/list-binding-notices.use-case';
import { ResendBindingNotice } from '../use-cases/sso/resend-binding-notice/resend-binding-notice.use-case';
import { SetAccessConfiguration } from '../use-cases/sso/set-access-configuration/set-access-configuration.use-case';

/** What a partner sets up for its platform, and what was sent there (customers 9.1, 9.6, 9.8). */
@Controller()
export class AccessConfigurationController {
  constructor(
    private readonly reader: GetAccessConfiguration,
    private readonly writer: SetAccessConfiguration,
    private readonly noticeLists: ListBindingNotices,
    private readonly resends: ResendBindingNotice,
  ) {}

  @HandleRequest(contracts.getAccessConfiguration)
  get(request: RequestOf<typeof contracts.getAccessConfiguration>): ReplyOf<typeof contracts.getAccessConfiguration> {
    return this.reader.execute(request);
  }

  @HandleRequest(contracts.setAccessConfiguration)
  set(request: RequestOf<typeof contracts.setAccessConfiguration>): ReplyOf<typeof contracts.setAccessConfiguration> {
    return this.writer.execute(request);
  }

  @HandleRequest(contracts.listBindingNotices)
  notices(request: RequestOf<typeof contracts.listBindingNotices>): ReplyOf<typeof contracts.listBindingNotices> {
    return this.noticeLists.execute(request);
  }

  @HandleRequest(contracts.resendBindingNotice)
  resend(request: RequestOf<typeof contracts.resendBindingNotice>): ReplyOf<typeof contracts.resendBindingNotice> {
    return this.resends.execute(request);
  }
}

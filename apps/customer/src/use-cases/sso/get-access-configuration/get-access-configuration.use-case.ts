import { Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts } from '@pc/contracts';
import { Sealer } from '@pc/kernel';
import { refuseUnlessMainAccount } from '../../../domain/authority';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { AccessConfigurations } from '../../../ports/sso/access-configurations';
import { Saml } from '../../../ports/sso/saml';
import { accessConfigurationView } from '../../../views/access-configuration.view';

type Contract = typeof contracts.getAccessConfiguration;

/** customers 9.1, 9.7: what the page «access configuration» of the calling partner shows. */
@Injectable()
export class GetAccessConfiguration {
  constructor(
    private readonly configurations: AccessConfigurations,
    private readonly saml: Saml,
    private readonly sealer: Sealer,
  ) {}

  async execute({ context: { caller } }: RequestOf<Contract>): ReplyOf<Contract> {
    const refusal = refuseUnlessMainAccount(caller);
    if (refusal) return refusal;
    const configuration = await this.configurations.find(caller.account_id);
    return answer(accessConfigurationView(caller.account_id, configuration, this.saml, this.sealer));
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts } from '@pc/contracts';
import { formatUtc, refuse } from '@pc/kernel';
import type { AccessKey } from '../../domain/access-key';
import { isVendor } from '../../domain/authority';
import { projectOf } from '../../domain/project';
import { refuseUnknown } from '../../domain/unknown';
import { Accounts } from '../../ports/accounts';
import type { ReplyOf, RequestOf } from '../../ports/commands';
import { Credentials } from '../../ports/credentials';
import { CUSTOMER_SETTINGS, type CustomerSettings } from '../../ports/settings';

type Contract = typeof contracts.listCredentials;

/** customers 10.10: account, project ids and keys, without secrets. A user of the account sees its own keys only. */
@Injectable()
export class ListCredentials {
  constructor(
    private readonly accounts: Accounts,
    private readonly credentials: Credentials,
    @Inject(CUSTOMER_SETTINGS) private readonly settings: CustomerSettings,
  ) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    const { caller } = context;
    const own = caller.account_id === payload.account_id;
    if (!own && !isVendor(caller)) return refuse('CBC.0151');
    const account = await this.accounts.find(payload.account_id);
    if (!account) return refuseUnknown('account_id');
    const projects = this.settings.regions.map((region) => ({ region, project_id: projectOf(account.id, region).id }));
    const isShown = ({ userId }: AccessKey) => !own || caller.user_id === undefined || userId === caller.user_id;
    const keys = await this.credentials.keysOf(account.id);
    return answer({ account_id: account.id, account_name: account.name, projects, access_keys: keys.filter(isShown).map(keyView) });
  }
}

function keyView({ accessKey, userId, createdAt }: AccessKey) {
  return { access_key: accessKey, ...(userId !== undefined && { user_id: userId }), created_at: formatUtc(createdAt) };
}

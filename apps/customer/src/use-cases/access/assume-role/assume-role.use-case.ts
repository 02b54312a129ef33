import { Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import { customer as contracts, type AnswerOf, type PayloadOf } from '@pc/contracts';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import { UnitOfWork, type Tx } from '@pc/store';
import { actingPartner, assumedUntil, authorisation, refuseAgency } from '../../../domain/access/assumption';
import type { Account, Partner } from '../../../domain/account';
import { nameKey } from '../../../domain/account-name';
import { refuseAccounts } from '../../../domain/authority';
import { Accounts } from '../../../ports/accounts';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { FindHolder, type FoundToken } from '../find-holder/find-holder';
import { IssueToken, userView } from '../issue-token/issue-token';

type Contract = typeof contracts.assumeRole;
type Payload = PayloadOf<Contract>;

/** api 3.2: a partner's token is exchanged for one by which the partner acts as its customer. Like tokens, not kept by the inbox. */
@Injectable()
export class AssumeRole {
  constructor(
    private readonly work: UnitOfWork,
    private readonly accounts: Accounts,
    private readonly holders: FindHolder,
    private readonly tokens: IssueToken,
  ) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    const caller = refuseAccounts(context.caller) ?? (await this.holders.ofToken(payload.token_hash)) ?? refuse('CBC.0154');
    if (isRefusal(caller)) return caller;
    const partner = actingPartner(caller);
    if (isRefusal(partner)) return partner;
    const refusal = refuseAgency(partner, payload.agency_name);
    if (refusal) return refusal;
    const created = await this.work.run((tx) => this.exchange(tx, caller, partner, payload));
    return isRefusal(created) ? created : answer(created);
  }

  private async exchange(tx: Tx, caller: FoundToken, partner: Partner, payload: Payload): Promise<AnswerOf<Contract> | Refusal> {
    const account = await this.accountOf(tx, payload);
    if (!account) return refuse('CBC.0101', { field: contracts.ASSUMED_ACCOUNT_FIELD, reason: 'unknown' });
    const association = authorisation(partner, account);
    if (isRefusal(association)) return association;
    if (isForeignScope(account, payload.scope.domain)) return refuse('CBC.0151', { field: 'auth.scope.domain' });
    const project = this.tokens.projectOf(account.id, payload.scope.project);
    if (isRefusal(project)) return project;
    const expiresAt = assumedUntil(caller.token, tx.now);
    const assumed = { tokenHash: caller.token.hash, associationId: association.id };
    const token = await this.tokens.execute(tx, { account }, project, { expiresAt, assumed });
    return { ...token, assumed_by: userView({ account: partner, ...(caller.user && { user: caller.user }) }) };
  }

  private async accountOf(tx: Tx, { domain_id: id, domain_name: name = '' }: Payload): Promise<Account | undefined> {
    return id === undefined ? (await this.accounts.findLogin(name, tx))?.account : this.accounts.find(id, tx);
  }
}

/** A token of a customer reaches that customer's account alone. */
function isForeignScope({ id, name }: Account, wanted: string | undefined): boolean {
  return wanted !== undefined && wanted !== id && nameKey(wanted) !== nameKey(name);
}

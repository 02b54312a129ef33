import { Injectable } from '@nestjs/common';
import type { customer as contracts, PayloadOf } from '@pc/contracts';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Account } from '../../../domain/account';
import { isAccountItself } from '../../../domain/authority';
import { Accounts, type Login } from '../../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { OperationLog } from '../../../ports/operation-log';
import { AcceptPassword } from '../../accept-password/accept-password';
import { EndLogins } from '../end-logins/end-logins';
import { OldPassword } from '../old-password/old-password';
import { Proofs } from '../proofs/proofs';
import { TellChange } from '../tell-change/tell-change';

type Contract = typeof contracts.changePassword;

/** customers 10.5: a new password for the account, by a proof of identity or by the old one. */
@Injectable()
export class ChangePassword {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly oldPassword: OldPassword,
    private readonly proofs: Proofs,
    private readonly acceptPassword: AcceptPassword,
    private readonly endLogins: EndLogins,
    private readonly tellChange: TellChange,
    private readonly log: OperationLog,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload, context } = request;
    const login = isAccountItself(context.caller) ? await this.accounts.findLogin(context.caller.account_name) : undefined;
    if (login?.account.id !== context.caller.account_id) return refuse('CBC.0151');
    const unclear = refuseTwoWays(payload);
    if (unclear) return unclear;
    const password = await this.acceptPassword.execute(payload.sealed_password, login.account.name, login.account.contact.phone);
    if (isRefusal(password)) return password;
    const known = await this.knowsPassword(payload, login);
    return this.commands.once(request, async (tx) => {
      const unproven = await this.refuseUnproven(tx, payload, login, known);
      return unproven ?? (await this.change(tx, request, login.account, password));
    });
  }

  private async knowsPassword({ sealed_old_password: sealed }: PayloadOf<Contract>, { passwordHash }: Login): Promise<boolean> {
    return sealed !== undefined && this.oldPassword.verify(sealed, passwordHash);
  }

  /** The password that was found right must still be the one: somebody else may have changed it at the same moment. */
  private async refuseUnproven(tx: Tx, payload: PayloadOf<Contract>, login: Login, known: boolean): Promise<Refusal | undefined> {
    const { id, name } = login.account;
    if (payload.sealed_proof !== undefined) return this.proofs.refuse(tx, payload.sealed_proof, id, 'ACCOUNT');
    const current = await this.accounts.findLogin(name, tx);
    const still = current?.passwordHash === login.passwordHash;
    return this.oldPassword.refuseUnless(tx, known && still, { accountName: name, userName: name });
  }

  private async change(tx: Tx, { payload, context }: RequestOf<Contract>, account: Account, hash: string): Promise<Record<string, never>> {
    const events = await this.endLogins.execute(tx, { accountId: account.id }, context.caller.session_id);
    await this.accounts.setPassword(tx, account.id, hash, events);
    if (payload.sealed_proof !== undefined) await this.proofs.use(tx, payload.sealed_proof);
    await this.tellChange.execute(tx, account.contact, 'PASSWORD', payload.language);
    await this.log.write(tx, context, { object: { type: 'ACCOUNT', id: account.id }, after: { changed: 'PASSWORD' } });
    return {};
  }
}

function refuseTwoWays({ sealed_proof, sealed_old_password }: PayloadOf<Contract>): Refusal | undefined {
  if (sealed_proof !== undefined && sealed_old_password !== undefined)
    return refuse('CBC.0100', { field: 'old_password', reason: 'conflict', params: { other: 'identity_proof' } });
  const neither = sealed_proof === undefined && sealed_old_password === undefined;
  return neither ? refuse('CBC.0100', { field: 'identity_proof', reason: 'required' }) : undefined;
}

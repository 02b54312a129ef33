import { Inject, Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts, PayloadOf } from '@pc/contracts';
import { isRefusal, refuse, Sealer, type Clock, type Refusal } from '@pc/kernel';
import { CLOCK } from '@pc/platform';
import { nameKey } from '../../../domain/account-name';
import { NAME_WINDOW_MS, TRIES_PER_NAME, TRIES_PER_TICKET } from '../../../domain/sso/login';
import { Accounts } from '../../../ports/accounts';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { Secrets } from '../../../ports/secrets';
import { Logins } from '../../../ports/sso/logins';
import { Enter } from '../enter/enter';
import { Bind } from './bind';

type Contract = typeof contracts.bindAccount;
type Payload = PayloadOf<Contract>;
type Existing = Extract<Payload, { action: 'BIND' }>;

/** customers 9.5: the choice after the first login. Guesses of names and passwords are limited by login and by name. */
@Injectable()
export class BindAccount {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly logins: Logins,
    private readonly secrets: Secrets,
    private readonly bind: Bind,
    private readonly enter: Enter,
    private readonly sealer: Sealer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload } = request;
    const pending = await this.logins.findPending(payload.ticket_hash);
    if (!pending || !(await this.count(`ticket ${payload.ticket_hash}`, TRIES_PER_TICKET))) return refuse('CBC.0151');
    const account = payload.action === 'BIND' ? await this.authenticate(payload) : await this.bind.prepare(payload);
    if (isRefusal(account)) return account;
    const bound = await this.commands.once(request, (tx) => this.bind.execute(tx, payload.ticket_hash, account));
    if (isRefusal(bound)) return bound;
    const { customer_id } = bound.body;
    return answer({ customer_id, ...(await this.enter.execute(customer_id, pending.service)) });
  }

  /** One refusal for every cause, and the same work for a name that does not exist. */
  private async authenticate({ account_name, sealed_password }: Existing): Promise<{ existingId: string } | Refusal> {
    const name = `name ${this.sealer.blindIndex(nameKey(account_name), 'login')}`;
    const allowed = await this.count(name, TRIES_PER_NAME);
    const login = await this.accounts.findLogin(account_name);
    const right = await this.secrets.verifyPassword(this.sealer.open(sealed_password, 'password'), login?.passwordHash);
    if (!allowed || !right || !login) return refuse('APIGW.0301');
    await this.logins.forgetTries(name);
    return { existingId: login.account.id };
  }

  /** Before the attempt: guesses made at the same moment would all pass a count that comes after. */
  private count(what: string, limit: number): Promise<boolean> {
    const now = this.clock.now();
    return this.logins.countTry(what, limit, now, new Date(now.getTime() + NAME_WINDOW_MS));
  }
}

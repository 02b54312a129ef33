import { Inject, Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts, PayloadOf } from '@pc/contracts';
import { isRefusal, refuse, type Clock, type Refusal } from '@pc/kernel';
import { CLOCK } from '@pc/platform';
import { TRIES_LIFE_MS, TRIES_PER_ARRIVAL } from '../../../domain/sso/login';
import { Commands, type ReplyOf, type RequestOf } from '../../../ports/commands';
import { Logins } from '../../../ports/sso/logins';
import { Standings } from '../../../ports/standings';
import { Login, type Proven } from '../../access/login/login';
import { Enter } from '../enter/enter';
import { Bind, type ExistingAccount } from './bind';

type Contract = typeof contracts.bindAccount;
type Payload = PayloadOf<Contract>;
type Existing = Extract<Payload, { action: 'BIND' }>;

/** customers 9.5, 4.31: the choice after the first login, by a user who agrees to what it means. Guesses of names and passwords are limited by login and by name. */
@Injectable()
export class BindAccount {
  constructor(
    private readonly commands: Commands,
    private readonly logins: Logins,
    private readonly standings: Standings,
    private readonly login: Login,
    private readonly bind: Bind,
    private readonly enter: Enter,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { payload } = request;
    const browser = { ticketHash: payload.ticket_hash, arrivalHash: payload.arrival_hash };
    const arrival = await this.logins.findArrival(browser);
    if (!arrival) return refuse('CBC.0151');
    if (!payload.agreed) return refuse('CBC.0100', { field: 'agreed', reason: 'not_agreed' });
    if (!(await this.mayTry(arrival.arrivalHash))) return refuse('CBC.0151');
    const account = payload.action === 'BIND' ? await this.existing(payload, request.context.deadline) : await this.bind.prepare(payload);
    if (isRefusal(account)) return account;
    const bound = await this.commands.once(request, (tx) => this.bind.execute(tx, browser, account));
    if (isRefusal(bound)) return bound;
    const { customer_id } = bound.body;
    return answer({ customer_id, ...(await this.enter.execute(customer_id, arrival)) });
  }

  /** Billing is asked before the transaction; what it does not say is no «nothing» (customers 5.13). */
  private async existing(payload: Existing, deadline: number): Promise<ExistingAccount | Refusal> {
    const proven = await this.authenticate(payload);
    if (isRefusal(proven)) return proven;
    const standing = await this.standings.of(proven.existing.account.id, deadline);
    return standing ? { ...proven, standing } : refuse('CBC.99007004', { items: ['SYSTEM_BUSY'] });
  }

  /** As any login of a main account: locked after wrong passwords, and with one refusal for every cause (customers 10.11). */
  private authenticate({ account_name, sealed_password }: Existing): Promise<{ existing: Proven } | Refusal> {
    const wish = { accountName: account_name, userName: account_name, sealedPassword: sealed_password };
    return this.login.execute(wish, (_tx, existing) => Promise.resolve({ existing }));
  }

  /** Counted before the attempt: guesses made at the same moment would all pass a count that comes after. */
  private mayTry(arrivalHash: string): Promise<boolean> {
    const now = this.clock.now();
    return this.logins.countTry(arrivalHash, TRIES_PER_ARRIVAL, now, new Date(now.getTime() + TRIES_LIFE_MS));
  }
}

import { Inject, Injectable } from '@nestjs/common';
import type { OutcomeOf, ReplyOf, RequestOf } from '@pc/bus';
import type { certification as contracts } from '@pc/contracts';
import { isRefusal, refuse, Sealer, type Clock } from '@pc/kernel';
import { CLOCK } from '@pc/platform';
import { Inbox, OperationLog, type Tx } from '@pc/store';
import { readNumber } from '../../domain/document-number';
import { refuseFirst, verified, type Identity } from '../../domain/realname-auth';
import { RealnameAuths } from '../../ports/realname-auths';
import { LearnCustomer } from '../learn-customer/learn-customer';

type Contract = typeof contracts.verifyAccount;

/** RN-31: the vendor's staff has seen the proofs of an account itself; rows 2 and 5 of 4.7. */
@Injectable()
export class VerifyAccount {
  constructor(
    private readonly auths: RealnameAuths,
    private readonly learnCustomer: LearnCustomer,
    private readonly inbox: Inbox,
    private readonly log: OperationLog<'REALNAME_AUTH'>,
    private readonly sealer: Sealer,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { context, payload } = request;
    if (context.caller.kind !== 'OPERATOR') return refuse('CBC.0151');
    const { verified_type: type, verified_name: name, sealed_number } = payload;
    const rule = type === 1 ? 'CREDIT_CODE' : 'IDENTITY';
    const number = readNumber(rule, this.sealer.open(sealed_number, 'identity'), { field: 'verified_number', now: this.clock.now() });
    if (isRefusal(number)) return number;
    const customer = await this.learnCustomer.execute(payload.customer_id, context.deadline);
    if (customer === undefined) return refuse('CBC.0101', { field: 'customer_id', reason: 'unknown' });
    if (isRefusal(customer)) return customer;
    return this.inbox.once(request, (tx) => this.verify(tx, request, { type, name, number }));
  }

  private async verify(tx: Tx, { payload, context }: RequestOf<Contract>, identity: Identity): Promise<OutcomeOf<Contract>> {
    const before = await this.auths.load(tx, payload.customer_id);
    const refusal = refuseFirst(before);
    if (refusal) return refusal;
    const after = verified(before, identity);
    await this.auths.save(tx, before, after);
    const [shownBefore, shownAfter] = [before, after].map(({ status, type }) => ({ verified_status: status, verified_type: type }));
    await this.log.write(tx, context, {
      object: { type: 'REALNAME_AUTH', id: payload.customer_id },
      before: shownBefore,
      after: { ...shownAfter, verified_name: identity.name },
    });
    return {};
  }
}

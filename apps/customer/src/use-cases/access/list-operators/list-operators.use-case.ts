import { Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts } from '@pc/contracts';
import { formatUtc } from '@pc/kernel';
import { refuseUnlessManager, roleOf } from '../../../domain/access/operator-role';
import { Operators } from '../../../ports/access/operators';
import type { ReplyOf, RequestOf } from '../../../ports/commands';

type Contract = typeof contracts.listOperators;

/** customers 10.12: the operators of the caller's own account, by name. */
@Injectable()
export class ListOperators {
  constructor(private readonly operators: Operators) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    const refusal = refuseUnlessManager(context.caller);
    if (refusal) return refusal;
    const { count, users } = await this.operators.list(context.caller.account_id, payload);
    const operators = users.map((user) => ({
      user_id: user.id,
      user_name: user.name,
      ...roleOf(user),
      created_at: formatUtc(user.createdAt),
    }));
    return answer({ count, operators });
  }
}

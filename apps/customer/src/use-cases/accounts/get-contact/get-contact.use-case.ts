import { Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { isAccountItself } from '../../../domain/authority';
import { maskEmail, maskPhone } from '../../../domain/contact';
import { Accounts } from '../../../ports/accounts';
import type { ReplyOf, RequestOf } from '../../../ports/commands';

type Contract = typeof contracts.getContact;

/** By which contacts the caller can prove its identity, masked. */
@Injectable()
export class GetContact {
  constructor(private readonly accounts: Accounts) {}

  async execute({ context: { caller } }: RequestOf<Contract>): ReplyOf<Contract> {
    const account = isAccountItself(caller) ? await this.accounts.find(caller.account_id) : undefined;
    if (!account) return refuse('CBC.0151');
    const { phone, email } = account.contact;
    return answer({ ...(phone && { masked_phone: maskPhone(phone) }), ...(email && { masked_email: maskEmail(email) }) });
  }
}

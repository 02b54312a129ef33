import { Inject, Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts } from '@pc/contracts';
import { isRefusal, refuse, Sealer } from '@pc/kernel';
import { remainingRegistrations } from '../../../domain/phone-limit';
import { readQuestion, type IdentityQuestion } from '../../../domain/registration/identity-question';
import { Accounts } from '../../../ports/accounts';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { PhoneRegistrations } from '../../../ports/phone-registrations';
import { CUSTOMER_SETTINGS, type CustomerSettings } from '../../../ports/settings';

type Contract = typeof contracts.checkIdentity;

/** Whether somebody may register with this name, phone or e-mail (customers 4.10, 4.11). */
@Injectable()
export class CheckIdentity {
  constructor(
    private readonly accounts: Accounts,
    private readonly phones: PhoneRegistrations,
    private readonly sealer: Sealer,
    @Inject(CUSTOMER_SETTINGS) private readonly settings: CustomerSettings,
  ) {}

  async execute({ payload, context }: RequestOf<Contract>): ReplyOf<Contract> {
    const partner = await this.accounts.find(context.caller.account_id);
    if (partner?.type !== 'PARTNER') return refuse('CBC.0151');
    const question = readQuestion(payload.search_type, this.sealer.open(payload.sealed_value, 'contact'));
    if (isRefusal(question)) return question;
    return partner.flags.sandbox ? refuse('CBC.99005035') : answer(await this.availability(question));
  }

  private async availability({ kind, value }: IdentityQuestion): Promise<{ available: boolean; remaining?: number }> {
    switch (kind) {
      case 'email':
        return { available: (await this.accounts.findByEmail(value)).length === 0 };
      case 'name':
        return { available: (await this.accounts.findLogin(value)) === undefined };
      case 'mobile': {
        const remaining = remainingRegistrations(await this.phones.count(value), this.settings.registrationsPerPhone);
        return { available: remaining > 0, remaining };
      }
    }
  }
}

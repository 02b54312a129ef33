import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import type { Refusal } from '@pc/kernel';
import type { Customer } from '../../../domain/account';
import { refuseUnknown } from '../../../domain/unknown';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { Credentials } from '../../../ports/credentials';
import { AmendOwnCustomer } from '../own-customers/amend-own-customer';

type Contract = typeof contracts.setAccountManager;

/** Puts a customer into the hands of one of the partner's, or its reseller's, operators (customers 7.15). */
@Injectable()
export class SetAccountManager {
  constructor(
    private readonly amendOwn: AmendOwnCustomer,
    private readonly credentials: Credentials,
  ) {}

  execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const name = request.payload.account_name;
    return this.amendOwn.execute(request, async ({ accountManager: _before, ...customer }, dealer, tx): Promise<Customer | Refusal> => {
      if (name === undefined) return customer;
      const found = await this.credentials.findUserLogin(dealer.resellerId ?? dealer.partnerId, name, tx);
      return found ? { ...customer, accountManager: found.user.name } : refuseUnknown('account_name');
    });
  }
}

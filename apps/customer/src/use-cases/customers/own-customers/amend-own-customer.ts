import type { BusRequest, Reply } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { Customer } from '../../../domain/account';
import { Accounts } from '../../../ports/accounts';
import { Commands } from '../../../ports/commands';
import { isOwnCustomer, OwnCustomers, type Dealer } from './own-customers';

interface NamedCustomer {
  readonly customer_id: string;
  readonly indirect_partner_id?: string | undefined;
}

type Amendment = (customer: Customer, dealer: Dealer, tx: Tx) => Customer | Refusal | Promise<Customer | Refusal>;

/** What the partner writes on its own customer; a foreign one is refused (customers 7.15). */
@Injectable()
export class AmendOwnCustomer {
  constructor(
    private readonly commands: Commands,
    private readonly accounts: Accounts,
    private readonly own: OwnCustomers,
  ) {}

  execute<P extends NamedCustomer>(request: BusRequest<P>, amendment: Amendment): Promise<Reply<Record<string, never>>> {
    const { payload, context } = request;
    return this.commands.once(request, async (tx) => {
      const dealer = await this.own.dealer(context.caller, payload.indirect_partner_id, tx);
      if (isRefusal(dealer)) return dealer;
      const change = await this.accounts.amend(tx, 'CUSTOMER', payload.customer_id, (customer) =>
        isOwnCustomer(customer, dealer) ? amendment(customer, dealer, tx) : refuse('CBC.99000035', { field: 'customer_id' }),
      );
      if (!change) return refuse('CBC.99000035', { field: 'customer_id' });
      return isRefusal(change) ? change : {};
    });
  }
}

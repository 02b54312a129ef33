import type { BusEvent } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { certification, DataOf } from '@pc/contracts';
import { UnitOfWork } from '@pc/store';
import type { RealName } from '../../domain/account';
import { Accounts } from '../../ports/accounts';

/** Keeps what certification last told of a customer's real name; an older event changes nothing (customers 3.4). */
@Injectable()
export class FollowRealName {
  constructor(
    private readonly work: UnitOfWork,
    private readonly accounts: Accounts,
  ) {}

  execute({ version: asOf, data }: BusEvent<DataOf<typeof certification.realnameChanged>>): Promise<void> {
    const { customer_id, verified_status: status, verified_type: type, verified_name: name } = data;
    const realName: RealName = { status, type, asOf, ...(name !== undefined && { name }) };
    return this.work.run(async (tx) => {
      await this.accounts.amend(tx, 'CUSTOMER', customer_id, (customer) =>
        asOf > (customer.realName.asOf ?? 0) ? { ...customer, realName } : customer,
      );
    });
  }
}

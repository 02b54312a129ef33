import { Injectable } from '@nestjs/common';
import type { customer as contracts } from '@pc/contracts';
import type { Customer } from '../../../domain/account';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { AmendOwnCustomer } from '../own-customers/amend-own-customer';

type Contract = typeof contracts.labelCustomer;

/** Sets the partner's own label on a customer (customers 7.15). */
@Injectable()
export class LabelCustomer {
  constructor(private readonly amendOwn: AmendOwnCustomer) {}

  execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { label } = request.payload;
    return this.amendOwn.execute(request, ({ label: _before, ...customer }): Customer =>
      label === '' ? customer : { ...customer, label },
    );
  }
}

import type { Caller, customer, DataOf, EventContract, PayloadOf } from '@pc/contracts';
import type { BusEvent } from '@pc/bus';
import { newHexId } from '@pc/kernel';
import { uniqueName } from '@pc/testing';
import { AssociationRequestsController } from '../../apps/customer/src/api/association-requests.controller';
import { Accounts } from '../../apps/customer/src/ports/accounts';
import { AssociationRequests } from '../../apps/customer/src/ports/association-requests';
import type { Customer } from '../../apps/customer/src/domain/account';
import { bodyOf, type CustomerHarness } from './customer-harness';

type Submission = PayloadOf<typeof customer.submitAssociationRequest>;

/** A partner and its customer in the customer service, with what each of them may ask. */
export class AssociationScene {
  private constructor(
    readonly service: CustomerHarness,
    readonly partner: Caller,
    readonly customer: Caller,
  ) {}

  static async in(service: CustomerHarness, type: '1' | '2' = '2'): Promise<AssociationScene> {
    const partnerId = await service.createPartner(uniqueName('partner'));
    const customerId = await service.createCustomer(uniqueName('customer'), { partner_id: partnerId, association_type: type });
    return new AssociationScene(service, callerOf('PARTNER', partnerId), callerOf('CUSTOMER', customerId));
  }

  get api(): AssociationRequestsController {
    return this.service.part(AssociationRequestsController);
  }

  byPartner(change: Partial<Submission> = {}, caller: Partial<Caller> = {}) {
    const payload = { customer_id: this.customer.account_id, type: 'DISASSOCIATE' as const, reason: 'contract ended', ...change };
    return this.api.submit(this.service.ask(payload, { ...this.partner, ...caller }));
  }

  byCustomer(change: Partial<Submission> = {}) {
    return this.api.submit(this.service.ask({ type: 'DISASSOCIATE' as const, reason: 'moving on', ...change }, this.customer));
  }

  /** The id of a request of the partner that stands. */
  async asked(change: Partial<Submission> = {}): Promise<string> {
    return bodyOf(await this.byPartner(change)).request_id;
  }

  approve(request_id: string, caller = this.customer) {
    return this.api.approve(this.service.ask({ request_id }, caller));
  }

  reject(request_id: string, caller = this.customer) {
    return this.api.reject(this.service.ask({ request_id }, caller));
  }

  request(id: string) {
    return this.service.port(AssociationRequests).find(id);
  }

  async account(): Promise<Customer> {
    return (await this.service.port(Accounts).find(this.customer.account_id)) as Customer;
  }

  get fence(): number | undefined {
    return this.service.unlinking.fences.get(this.customer.account_id);
  }

  event<E extends EventContract>(contract: E, version: number, data: DataOf<E>): BusEvent<DataOf<E>> {
    return { id: newHexId(), type: contract.type, subject: this.customer.account_id, version, time: '2026-01-15T08:00:00Z', data };
  }
}

export function callerOf(kind: 'PARTNER' | 'CUSTOMER' | 'RESELLER', accountId: string): Caller {
  const dealer = kind === 'PARTNER' ? { partner_kind: 'SOLUTION_PROVIDER' as const } : {};
  return { account_id: accountId, account_name: accountId, kind, ...dealer, channel: 'API' };
}

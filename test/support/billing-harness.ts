import { BusTimeout, silentLogger } from '@pc/bus';
import { customer as customerContracts, SYSTEM_CALLER, type billing, type Caller, type PayloadOf } from '@pc/contracts';
import { formatUtc } from '@pc/kernel';
import { LOGGER } from '@pc/platform';
import { SensitiveCodes } from '@pc/service';
import { FixedClock, uniqueName } from '@pc/testing';
import { AuditController } from '../../apps/billing/src/api/audit.controller';
import { CustomerEventsController } from '../../apps/billing/src/api/customer-events.controller';
import { DiscountsController } from '../../apps/billing/src/api/discounts.controller';
import { OrdersController } from '../../apps/billing/src/api/orders.controller';
import { ProxyPayController } from '../../apps/billing/src/api/proxy-pay.controller';
import { UnlinkController } from '../../apps/billing/src/api/unlink.controller';
import { adapters, controllers, useCases } from '../../apps/billing/src/billing.providers';
import { newCustomer, type Customer } from '../../apps/billing/src/domain/customer';
import type { Partner, Reseller } from '../../apps/billing/src/domain/partner';
import { FirstStart } from '../../apps/billing/src/first-start';
import { PaymentsController } from '../../apps/billing/src/api/payments.controller';
import { Coupons } from '../../apps/billing/src/ports/coupons';
import { Directory } from '../../apps/billing/src/ports/directory';
import { Provisioning } from '../../apps/billing/src/ports/provisioning';
import { Realnames } from '../../apps/billing/src/ports/realnames';
import { ExpireOrders } from '../../apps/billing/src/use-cases/expire-orders/expire-orders.use-case';
import { FinishPayments } from '../../apps/billing/src/use-cases/pay/finish-payments.use-case';
import { KnownCodes } from './known-codes';
import { KnownCoupons, KnownProvisioning, KnownRealnames } from './known-payment';
import { bodyOf } from './replies';
import { layGround, ServiceHarness, type Ground } from './service-harness';

export const START = new Date('2026-03-01T08:00:00Z');
type NewOrder = PayloadOf<typeof billing.createOrder>;
type Wanted = PayloadOf<typeof billing.listOrders>;

/** The customer service as this one knows it: parties by id, and silence when it is told to be silent. */
export class KnownDirectory extends Directory {
  readonly people = new Map<string, Customer>();
  readonly dealers = new Map<string, { partner?: Partner; reseller?: Reseller }>();
  silent = false;

  override async customer(id: string): Promise<Customer | undefined> {
    this.heard('customer.get-association.v1');
    return this.people.get(id);
  }

  override async dealer(id: string): Promise<{ partner?: Partner; reseller?: Reseller }> {
    this.heard('customer.get-partner.v1');
    return this.dealers.get(id) ?? {};
  }

  private heard(pattern: string): void {
    if (this.silent) throw new BusTimeout(pattern);
  }
}

/** The billing service on the real store, asked past the bus; a database of its own. */
export class BillingHarness extends ServiceHarness {
  private constructor(
    ground: Ground,
    readonly directory: KnownDirectory,
    readonly coupons: KnownCoupons,
    readonly realnames: KnownRealnames,
    readonly provisioning: KnownProvisioning,
    readonly codes: KnownCodes,
  ) {
    super(ground);
  }

  static async start(): Promise<BillingHarness> {
    const [directory, coupons] = [new KnownDirectory(), new KnownCoupons()];
    const [realnames, provisioning] = [new KnownRealnames(), new KnownProvisioning()];
    const codes = new KnownCodes();
    const others = [
      { provide: Directory, useValue: directory },
      { provide: Coupons, useValue: coupons },
      { provide: Realnames, useValue: realnames },
      { provide: Provisioning, useValue: provisioning },
      { provide: SensitiveCodes, useValue: codes },
      { provide: LOGGER, useValue: silentLogger },
    ];
    const providers = [...others, ...adapters, ...useCases, FirstStart];
    const ground = await layGround(uniqueName('billing'), new FixedClock(START), { controllers, providers });
    return new BillingHarness(ground, directory, coupons, realnames, provisioning, codes);
  }

  get orders(): OrdersController {
    return this.part(OrdersController);
  }

  get customerEvents(): CustomerEventsController {
    return this.part(CustomerEventsController);
  }

  /** A partner that only the customer service knows yet. */
  addPartner(change: Partial<Partner> = {}): Caller {
    const id = uniqueName('partner');
    const partner: Partner = { id, kind: 'SOLUTION_PROVIDER', state: 'NORMAL', proxyPayEnabled: true, version: 1, ...change };
    this.directory.dealers.set(id, { partner });
    return { account_id: id, account_name: id, kind: 'PARTNER', partner_kind: partner.kind, channel: 'API' };
  }

  /** A reseller, as it calls from its console. */
  addReseller(distributor: Caller, state: Reseller['state'] = 'JOINED'): Caller {
    const id = uniqueName('reseller');
    this.directory.dealers.set(id, { reseller: { id, distributorId: distributor.account_id, state, version: 1 } });
    return { account_id: id, account_name: id, kind: 'RESELLER', partner_kind: 'RESELLER', channel: 'CONSOLE' };
  }

  /** A customer that only the customer service knows yet; of nobody without a partner. */
  addCustomer(partner?: Caller, { type = '2', reseller, isFrozen = 0 }: Link = {}): Caller {
    const id = uniqueName('customer');
    const association = partner && {
      id: `association-of-${id}`,
      partnerId: partner.account_id,
      ...(reseller && { resellerId: reseller.account_id }),
      type,
      associatedOn: new Date('2026-02-01T00:00:00Z'),
    };
    this.directory.people.set(id, { ...newCustomer(id), ...(association && { association }), isFrozen, version: 2 });
    return { account_id: id, account_name: id, kind: 'CUSTOMER', channel: 'API' };
  }

  newOrder(customer: Caller, change: Partial<NewOrder> = {}): NewOrder {
    return {
      external_id: uniqueName('external'),
      customer_id: customer.account_id,
      order_type: 1,
      source_type: 1,
      category: 'CLOUD',
      service_type_code: 'hws.service.type.ec2',
      needs_approval: false,
      enterprise_projects: [],
      order_line_items: [aLine()],
      discounts: [],
      ...change,
    };
  }

  create(customer: Caller, change: Partial<NewOrder> = {}) {
    return this.orders.create(this.ask(this.newOrder(customer, change)));
  }

  /** The id of an order that was taken. */
  async ordered(customer: Caller, change: Partial<NewOrder> = {}): Promise<string> {
    return bodyOf(await this.create(customer, change)).order_id;
  }

  get discounts(): DiscountsController {
    return this.part(DiscountsController);
  }

  /** A discount of a tenth for the month to come. */
  grantDiscount(grantor: Caller, customer: Caller, change: Partial<PayloadOf<typeof billing.grantCustomerDiscount>> = {}) {
    const now = this.clock.now().getTime();
    const [effective_time, expire_time] = [now - 1000, now + 30 * 86_400_000].map((at) => formatUtc(new Date(at))) as [string, string];
    const wish = { customer_id: customer.account_id, discount_ratio: '0.90', service_type_codes: [], effective_time, expire_time };
    return this.discounts.grant(this.ask({ ...wish, ...change }, grantor));
  }

  async offeredDiscounts(customer: Caller, orderId: string) {
    return bodyOf(await this.discounts.list(this.ask({ order_id: orderId }, customer))).discounts;
  }

  list(caller: Caller, wanted: Partial<Wanted> = {}) {
    const none = { create_time: undefined, payment_time: undefined };
    return this.orders.list(this.ask({ ...none, oldest_first: false, offset: 0, limit: 100, ...wanted }, caller));
  }

  /** Ids of the orders that the caller sees. */
  async seen(caller: Caller, wanted: Partial<Wanted> = {}): Promise<string[]> {
    return bodyOf(await this.list(caller, wanted)).order_infos.map(({ order_id }) => order_id);
  }

  pay(customer: Caller, order_id: string, choice: Partial<PayloadOf<typeof billing.payOrder>> = {}, context: object = {}) {
    return this.part(PaymentsController).pay(this.ask({ order_id, coupons: [], ...choice }, customer, context));
  }

  payRequest(
    payer: Caller,
    request_id: string,
    expected_amount_fen: number,
    choice: Partial<PayloadOf<typeof billing.payProxyPay>> = {},
    context: object = {},
  ) {
    return this.proxyPay.pay(this.ask({ request_id, expected_amount_fen, coupons: [], ...choice }, payer, context));
  }

  report(orderId: string, report: (typeof billing.ORDER_REPORTS)[number], caller?: Caller) {
    return this.orders.report(this.ask({ order_id: orderId, report }, caller));
  }

  /** What the sweeper does. */
  finishPayments(): Promise<void> {
    return this.part(FinishPayments).execute(this.clock.now());
  }

  get proxyPay(): ProxyPayController {
    return this.part(ProxyPayController);
  }

  cancel(caller: Caller, orderId: string) {
    return this.orders.cancel(this.ask({ order_id: orderId }, caller));
  }

  askToPay(customer: Caller, orderId: string) {
    return this.proxyPay.request(this.ask({ order_id: orderId }, customer));
  }

  /** The id of a request that stands. */
  async asked(customer: Caller, orderId: string): Promise<string> {
    return bodyOf(await this.askToPay(customer, orderId)).request_id;
  }

  reject(caller: Caller, requestId: string, reason = 'pay yourself') {
    return this.proxyPay.reject(this.ask({ request_id: requestId, reason }, caller));
  }

  withdraw(caller: Caller, requestId: string) {
    return this.proxyPay.withdraw(this.ask({ request_id: requestId }, caller));
  }

  async requests(caller: Caller, wanted: Partial<PayloadOf<typeof billing.listProxyPayRequests>> = {}) {
    const query = { create_time: undefined, offset: 0, limit: 100, ...wanted };
    return bodyOf(await this.proxyPay.list(this.ask(query, caller)));
  }

  prepareUnlink(customer: Caller, partner: Caller, attempt = 1) {
    const link = { customer_id: customer.account_id, partner_id: partner.account_id };
    return this.part(UnlinkController).prepare(this.ask({ ...link, attempt }, SYSTEM_CALLER));
  }

  expire(): Promise<number> {
    return this.part(ExpireOrders).execute(this.clock.now());
  }

  detail(caller: Caller, orderId: string, more: { indirect_partner_id?: string; offset?: number; limit?: number } = {}) {
    return this.orders.get(this.ask({ order_id: orderId, offset: 0, limit: 10, ...more }, caller));
  }

  audit() {
    return this.part(AuditController).audit(this.ask({}));
  }

  /** Tells that the customer now belongs to a partner. */
  started(customer: Caller, partner: Caller, version: number, more: { type?: '1' | '2'; reseller?: Caller } = {}): Promise<void> {
    const { type = '2', reseller } = more;
    return this.customerEvents.associationStarted(
      this.event(customerContracts.associationStarted, version, {
        customer_id: customer.account_id,
        association_id: `association-${version}-of-${customer.account_id}`,
        partner_id: partner.account_id,
        ...(reseller && { indirect_partner_id: reseller.account_id }),
        association_type: type,
        associated_on: formatUtc(this.clock.now()),
        first_association: false,
        via_report: false,
      }),
    );
  }

  /** Tells that the customer's association is over. */
  ended(customer: Caller, partner: Caller, version: number, associationId = `association-of-${customer.account_id}`): Promise<void> {
    return this.customerEvents.associationEnded(
      this.event(customerContracts.associationEnded, version, {
        customer_id: customer.account_id,
        association_id: associationId,
        partner_id: partner.account_id,
        association_type: '2',
        ended_at: formatUtc(this.clock.now()),
      }),
    );
  }
}

interface Link {
  readonly type?: '1' | '2';
  readonly reseller?: Caller;
  readonly isFrozen?: number;
}

/** A line of 1,000.00 for a year. */
export function aLine(change: Partial<NewOrder['order_line_items'][number]> = {}): NewOrder['order_line_items'][number] {
  return {
    product_id: 'product-1',
    service_type_code: 'hws.service.type.ec2',
    period_type: 3,
    period_num: 1,
    subscription_num: 1,
    official_amount_fen: 100_000,
    marketplace: false,
    resources: [],
    ...change,
  };
}

import { BusTimeout, type BusRequest, type Reply, type RequestContext } from '@pc/bus';
import type { AnswerOf, Caller, incentive, PayloadOf } from '@pc/contracts';
import { FixedClock, uniqueName } from '@pc/testing';
import { INDEXES } from '../../apps/incentive/src/adapters/mongo/collections';
import { BillingEventsController } from '../../apps/incentive/src/api/billing-events.controller';
import { AllotmentsController } from '../../apps/incentive/src/api/allotments.controller';
import { CouponsController } from '../../apps/incentive/src/api/coupons.controller';
import { CustomerEventsController } from '../../apps/incentive/src/api/customer-events.controller';
import { OperationsController } from '../../apps/incentive/src/api/operations.controller';
import { PaymentsController } from '../../apps/incentive/src/api/payments.controller';
import { QueriesController } from '../../apps/incentive/src/api/queries.controller';
import { QuotasController } from '../../apps/incentive/src/api/quotas.controller';
import { WhitelistsController } from '../../apps/incentive/src/api/whitelists.controller';
import type { Customer } from '../../apps/incentive/src/domain/customer';
import type { Partner, Reseller } from '../../apps/incentive/src/domain/partner';
import { adapters, useCases } from '../../apps/incentive/src/incentive.providers';
import { Directory } from '../../apps/incentive/src/ports/directory';
import { SensitiveCodes } from '@pc/service';
import { INCENTIVE_SETTINGS, type IncentiveSettings } from '../../apps/incentive/src/ports/settings';
import { ExpireDue } from '../../apps/incentive/src/use-cases/expire-due/expire-due.use-case';
import { KnownCodes } from './known-codes';
import { bodyOf } from './replies';
import { layGround, OPERATOR, ServiceHarness, type Ground } from './service-harness';

export const START = new Date('2026-03-01T00:00:00Z');
const SETTINGS: IncentiveSettings = { issuedListDays: 730, holderListDays: 365, expirySweepMs: 1000 };

/** The customer service as this one knows it: parties by id, and silence when it is told to be silent. */
export class KnownParties extends Directory {
  readonly people = new Map<string, Customer>();
  readonly dealers = new Map<string, { partner?: Partner; reseller?: Reseller }>();
  silent = false;
  questions = 0;

  override async customers(ids: readonly string[]): Promise<Customer[]> {
    this.heard('customer.get-association.v1');
    return ids.flatMap((id) => this.people.get(id) ?? []);
  }

  override async dealer(id: string): Promise<{ partner?: Partner; reseller?: Reseller }> {
    this.heard('customer.get-partner.v1');
    return this.dealers.get(id) ?? {};
  }

  private heard(pattern: string): void {
    this.questions += 1;
    if (this.silent) throw new BusTimeout(pattern);
  }
}

/** The incentive service on the real store, asked past the bus; a database of its own. */
export class IncentiveHarness extends ServiceHarness {
  private constructor(
    ground: Ground,
    readonly directory: KnownParties,
    readonly codes: KnownCodes,
  ) {
    super(ground);
  }

  /** `database`: of another harness, to be a second replica of it. */
  static async start(database = uniqueName('incentive'), settings: Partial<IncentiveSettings> = {}): Promise<IncentiveHarness> {
    const [directory, codes] = [new KnownParties(), new KnownCodes()];
    const others = [
      { provide: Directory, useValue: directory },
      { provide: SensitiveCodes, useValue: codes },
      { provide: INCENTIVE_SETTINGS, useValue: { ...SETTINGS, ...settings } },
    ];
    const controllers = [
      CouponsController,
      QuotasController,
      AllotmentsController,
      WhitelistsController,
      QueriesController,
      OperationsController,
      PaymentsController,
      CustomerEventsController,
      BillingEventsController,
    ];
    const providers = [...others, ...adapters, ...useCases];
    const ground = await layGround(database, new FixedClock(START), { controllers, providers });
    await ground.store.ensureIndexes(INDEXES);
    return new IncentiveHarness(ground, directory, codes);
  }

  get coupons(): CouponsController {
    return this.part(CouponsController);
  }
  get allotments(): AllotmentsController {
    return this.part(AllotmentsController);
  }
  get whitelists(): WhitelistsController {
    return this.part(WhitelistsController);
  }
  get quotas(): QuotasController {
    return this.part(QuotasController);
  }
  get queries(): QueriesController {
    return this.part(QueriesController);
  }
  get payments(): PaymentsController {
    return this.part(PaymentsController);
  }
  get billingEvents(): BillingEventsController {
    return this.part(BillingEventsController);
  }
  get customerEvents(): CustomerEventsController {
    return this.part(CustomerEventsController);
  }

  /** A partner with customers that the customer service knows, and a quota of its own. */
  async given(change: Partial<Given> = {}): Promise<Scene> {
    const { kind = 'SOLUTION_PROVIDER', customers = 3, type = '2', quota = {}, partner = {}, reseller } = change;
    const partnerId = uniqueName('partner');
    this.directory.dealers.set(partnerId, {
      partner: { id: partnerId, kind, governmentKinds: [], state: 'NORMAL', spendsCouponsItself: false, version: 1, ...partner },
    });
    const resellerId = reseller && uniqueName('reseller');
    if (resellerId) this.knowReseller(resellerId, partnerId);
    const customerIds = Array.from({ length: customers }, () => this.addCustomer(partnerId, { type, ...(resellerId && { resellerId }) }));
    const caller: Caller = { account_id: partnerId, account_name: partnerId, kind: 'PARTNER', partner_kind: kind, channel: 'API' };
    const quotaId = await this.grant(partnerId, { ...(resellerId && { indirect_partner_id: resellerId }), ...quota });
    return { partnerId, customerIds, quotaId, caller, ...(resellerId && { resellerId }) };
  }

  /** A reseller that only the customer service knows yet. */
  addReseller(distributorId: string, change: Partial<Reseller> = {}): string {
    const id = uniqueName('reseller');
    this.knowReseller(id, distributorId, change);
    return id;
  }

  private knowReseller(id: string, distributorId: string, change: Partial<Reseller> = {}): void {
    const names = { accountName: `account-${id}`, name: `${id} Ltd` };
    this.directory.dealers.set(id, { reseller: { id, distributorId, ...names, state: 'JOINED', version: 1, ...change } });
  }

  /** A customer that only the customer service knows yet. */
  addCustomer(partnerId: string, link: { type?: '1' | '2'; resellerId?: string; associationId?: string } = {}): string {
    const id = uniqueName('customer');
    const { type = '2', resellerId, associationId = `association-of-${id}` } = link;
    const association = {
      id: associationId,
      partnerId,
      ...(resellerId && { resellerId }),
      type,
      associatedOn: new Date('2026-02-01T00:00:00Z'),
      first: true,
    };
    this.directory.people.set(id, { id, association, isFrozen: 0, version: 2, factsVersion: 0 });
    return id;
  }

  async grant(partnerId: string, change: Partial<PayloadOf<typeof incentive.grantQuota>> = {}): Promise<string> {
    const payload = {
      partner_id: partnerId,
      quota_type: 0 as const,
      quota_value_fen: 1_000_000,
      effective_time: '2026-01-01T00:00:00Z',
      expire_time: '2027-01-01T00:00:00Z',
      limit_infos: [],
      allowed_association_types: ['2' as const],
      designated_customer_ids: [],
      self_issue_allowed: false,
      ...change,
    };
    return bodyOf(await this.quotas.grant(this.ask(payload, OPERATOR))).quota_id;
  }

  issueRequest(scene: Scene, change: Partial<IssuePayload> = {}, context: Partial<RequestContext> = {}): BusRequest<IssuePayload> {
    const payload = {
      quota_id: scene.quotaId,
      customer_ids: scene.customerIds,
      face_value_fen: 50_000,
      ...(scene.resellerId && { indirect_partner_id: scene.resellerId }),
      ...change,
    };
    return this.ask(payload, scene.caller, context);
  }

  async issue(scene: Scene, change: Partial<IssuePayload> = {}, context: Partial<RequestContext> = {}): Promise<Reply<IssueAnswer>> {
    const [reply] = await this.coupons.issue([this.issueRequest(scene, change, context)]);
    return reply!;
  }

  /** Issues to all customers of the scene, which must succeed; the ids of the coupons in the order of the customers. */
  async issued(scene: Scene, change: Partial<IssuePayload> = {}): Promise<string[]> {
    return bodyOf(await this.issue(scene, change)).coupon_infos.map(({ coupon_id }) => coupon_id);
  }

  reclaim(scene: Scene, couponId: string, context: Partial<RequestContext> = {}): Promise<Reply<object>> {
    return this.coupons.reclaim(
      this.ask({ coupon_id: couponId, ...(scene.resellerId && { indirect_partner_id: scene.resellerId }) }, scene.caller, context),
    );
  }

  /** As the bus does it: the look before the line, then the handler. */
  async allot(scene: Scene, change: Partial<AllotPayload> = {}, context: Partial<RequestContext> = {}): Promise<Reply<AllotAnswer>> {
    const payload = { quota_id: scene.quotaId, indirect_partner_ids: [scene.resellerId!], quota_amount_fen: 400_000, ...change };
    const request = this.ask(payload, scene.caller, context);
    return (await this.allotments.begin(request)) ?? this.allotments.allot(request);
  }

  /** The ids of the new quotas, in the order of the resellers. */
  async allotted(scene: Scene, change: Partial<AllotPayload> = {}): Promise<string[]> {
    return bodyOf(await this.allot(scene, change)).simple_quota_infos.map(({ quota_id }) => quota_id);
  }

  takeQuotasBack(scene: Scene, quotaIds: string[], remark?: string, context: Partial<RequestContext> = {}) {
    return this.allotments.reclaim(this.ask({ quota_ids: quotaIds, ...(remark !== undefined && { remark }) }, scene.caller, context));
  }

  async quotaRecords({ caller }: Pick<Scene, 'caller'>, filter: Partial<PayloadOf<typeof incentive.listQuotaRecords>> = {}) {
    const payload = { operation_time: undefined, offset: 0, limit: 100, ...filter };
    return bodyOf(await this.allotments.listQuotaRecords(this.ask(payload, caller)));
  }

  async allottedList({ caller }: Pick<Scene, 'caller'>, filter: Partial<PayloadOf<typeof incentive.listAllottedQuotas>> = {}) {
    return bodyOf(await this.allotments.listAllottedQuotas(this.ask({ offset: 0, limit: 100, ...filter }, caller)));
  }

  async quota(scene: Pick<Scene, 'quotaId'>): Promise<{ balance: number; version: number; status: number }> {
    const row = await this.store
      .collection<{ _id: string; balance: bigint; version: number; quota_status: number }>('quotas')
      .findOne({ _id: scene.quotaId });
    return { balance: Number(row!.balance), version: row!.version, status: row!.quota_status };
  }

  async issuedList(scene: Scene, filter: Partial<PayloadOf<typeof incentive.listIssuedCoupons>> = {}, caller = scene.caller) {
    return bodyOf(
      await this.queries.listIssuedCoupons(
        this.ask({ ...NO_RANGES, indirect_partner_id: scene.resellerId, offset: 0, limit: 100, ...filter }, caller),
      ),
    );
  }

  async records(scene: Scene, filter: Partial<PayloadOf<typeof incentive.listCouponRecords>> = {}, caller = scene.caller) {
    return bodyOf(
      await this.queries.listCouponRecords(
        this.ask({ operation_time: undefined, indirect_partner_id: scene.resellerId, offset: 0, limit: 100, ...filter }, caller),
      ),
    );
  }

  async held(holderId: string, filter: Partial<PayloadOf<typeof incentive.listCoupons>> = {}) {
    const caller: Caller = { account_id: holderId, account_name: holderId, kind: 'CUSTOMER', channel: 'API' };
    return bodyOf(
      await this.queries.listCoupons(this.ask({ holder_id: holderId, active_time: undefined, offset: 0, limit: 100, ...filter }, caller)),
    );
  }

  expire(): Promise<number> {
    return this.part(ExpireDue).execute(this.clock.now());
  }

  async audit(): Promise<string[]> {
    const { breaches } = bodyOf(await this.queries.audit(this.ask({}, OPERATOR)));
    return breaches.map(({ rule, subject, detail }) => `${rule} ${subject}: ${detail}`);
  }

  count(collection: string, filter = {}): Promise<number> {
    return this.store.collection(collection).countDocuments(filter);
  }
}

interface Given {
  readonly kind: 'SOLUTION_PROVIDER' | 'DISTRIBUTOR';
  readonly customers: number;
  readonly type: '1' | '2';
  readonly quota: Partial<PayloadOf<typeof incentive.grantQuota>>;
  readonly partner: Partial<Partner>;
  readonly reseller: true;
}

export interface Scene {
  readonly partnerId: string;
  readonly resellerId?: string;
  readonly customerIds: string[];
  readonly quotaId: string;
  readonly caller: Caller;
}

type AllotPayload = PayloadOf<typeof incentive.allotQuota>;
type AllotAnswer = AnswerOf<typeof incentive.allotQuota>;
type IssuePayload = PayloadOf<typeof incentive.issueCoupons>;
type IssueAnswer = { coupon_infos: { id: string; coupon_id: string }[]; error_details: { error_code: string; id: string }[] };
const NO_RANGES = { create_time: undefined, effective_time: undefined, expire_time: undefined };

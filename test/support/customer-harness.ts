import type { Abstract, Provider, Type } from '@nestjs/common';
import { Test, type TestingModule } from '@nestjs/testing';
import type { BusRequest, Reply, RequestContext, StoredEvent } from '@pc/bus';
import type { Caller } from '@pc/contracts';
import { isRefusal, newHexId, Sealer, TickSequence, type Refusal } from '@pc/kernel';
import { CLOCK, createLogger, LOGGER } from '@pc/platform';
import { connectStore, Inbox, StoreConnection, UnitOfWork } from '@pc/store';
import { discard, FixedClock, testServers, uniqueName } from '@pc/testing';
import { KnownBuckets } from './known-buckets';
import { KnownStandings } from './known-standings';
import { ssoSettings } from './sso-settings';
import { KnownUnlinking } from './known-unlinking';
import { NoticeMapper, type NoticeDocument } from '../../apps/customer/src/adapters/mongo/notices/notice.mapper';
import { AccessController } from '../../apps/customer/src/api/access.controller';
import { AccountsController } from '../../apps/customer/src/api/accounts.controller';
import { CompaniesController } from '../../apps/customer/src/api/companies.controller';
import { CredentialsController } from '../../apps/customer/src/api/credentials.controller';
import { QuickAccountsController } from '../../apps/customer/src/api/quick-accounts.controller';
import { PartiesController } from '../../apps/customer/src/api/parties.controller';
import { PartnerStateController } from '../../apps/customer/src/api/partner-state.controller';
import { QueriesController } from '../../apps/customer/src/api/queries.controller';
import { adapters, controllers, useCases } from '../../apps/customer/src/customer.providers';
import { FirstStart } from '../../apps/customer/src/first-start';
import { Buckets } from '../../apps/customer/src/ports/sso/buckets';
import { SSO_SETTINGS } from '../../apps/customer/src/ports/sso/settings';
import { Standings } from '../../apps/customer/src/ports/standings';
import { INVITATION_SETTINGS, type InvitationSettings } from '../../apps/customer/src/ports/invitation-settings';
import { Unlinking } from '../../apps/customer/src/ports/unlinking';
import { CUSTOMER_SETTINGS, type CustomerSettings } from '../../apps/customer/src/ports/settings';

export const PUBLIC_URL = 'https://partner.example.com';
export const PASSWORD = 'Secret-2026';
export const FIRST_OPERATOR = { name: 'operator', password: 'Operator-1', accessKey: 'OPERATORKEY000000001', secretKey: 's'.repeat(40) };
export const OPERATOR: Caller = { account_id: 'operator-1', account_name: 'operator', kind: 'OPERATOR', channel: 'API' };

/** The customer service on the real store, asked past the bus; a database of its own. */
export class CustomerHarness {
  private constructor(
    readonly store: StoreConnection,
    readonly clock: FixedClock,
    readonly sealer: Sealer,
    readonly standings: KnownStandings,
    readonly buckets: KnownBuckets,
    readonly unlinking: KnownUnlinking,
    private readonly module: TestingModule,
  ) {}

  static async start(more: Partial<CustomerSettings> = {}): Promise<CustomerHarness> {
    const store = await connectStore({ uri: testServers().mongodbUri, database: uniqueName('customer') });
    const clock = new FixedClock();
    const sealer = new Sealer(`k1:${Buffer.alloc(32, 7).toString('base64')}`);
    const unitOfWork = new UnitOfWork(store, { ticks: new TickSequence(), clock });
    const settings: CustomerSettings = {
      regions: ['cn-north-4', 'cn-east-3'],
      registrationsPerPhone: 3,
      notices: { mailbox: true },
      associationWaitMs: 2_000,
      associationSweepMs: 1_000,
      associationRequests: { requests: 1, months: 3, sweepMs: 2_000 },
      firstOperator: FIRST_OPERATOR,
      ...more,
    };
    const [standings, buckets, unlinking] = [new KnownStandings(), new KnownBuckets(), new KnownUnlinking()];
    const platform: Provider[] = [
      { provide: Standings, useValue: standings },
      { provide: Buckets, useValue: buckets },
      { provide: SSO_SETTINGS, useValue: ssoSettings() },
      { provide: Unlinking, useValue: unlinking },
      { provide: StoreConnection, useValue: store },
      { provide: UnitOfWork, useValue: unitOfWork },
      { provide: Inbox, useValue: new Inbox(store, unitOfWork) },
      { provide: Sealer, useValue: sealer },
      { provide: CLOCK, useValue: clock },
      { provide: LOGGER, useValue: createLogger('customer', 'silent', 'test') },
      { provide: INVITATION_SETTINGS, useValue: { publicUrl: PUBLIC_URL, expirySweepMs: 1000 } satisfies InvitationSettings },
      { provide: CUSTOMER_SETTINGS, useValue: settings },
    ];
    const module = await Test.createTestingModule({
      controllers,
      providers: [...platform, ...adapters, ...useCases, FirstStart],
    }).compile();
    await module.init();
    return new CustomerHarness(store, clock, sealer, standings, buckets, unlinking, module);
  }

  async close(): Promise<void> {
    await discard(this.store);
  }

  get parties(): PartiesController {
    return this.part(PartiesController);
  }

  get credentials(): CredentialsController {
    return this.part(CredentialsController);
  }

  get access(): AccessController {
    return this.part(AccessController);
  }

  get accounts(): AccountsController {
    return this.part(AccountsController);
  }

  get quickAccounts(): QuickAccountsController {
    return this.part(QuickAccountsController);
  }

  get companies(): CompaniesController {
    return this.part(CompaniesController);
  }

  get queries(): QueriesController {
    return this.part(QueriesController);
  }

  get partnerStates(): PartnerStateController {
    return this.part(PartnerStateController);
  }

  part<T>(type: Type<T> | Abstract<T>): T {
    return this.module.get(type);
  }

  /** What is bound to a port. */
  port<T>(type: Abstract<T> | Type<T>): T {
    return this.module.get<T>(type);
  }

  /** The verification code that this phone or e-mail address was sent last. */
  async codeFor(receiver: string): Promise<string> {
    const mapper = this.module.get(NoticeMapper);
    const filter = { template: 'VERIFICATION_CODE' as const, 'receiver.index': mapper.indexOf(receiver) };
    const last = await this.store.collection<NoticeDocument>('notices').find(filter).sort({ createdAt: -1 }).limit(1).next();
    const code = last && mapper.valuesOf(last)?.['code'];
    if (!code) throw new Error('No code was sent to this receiver');
    return code;
  }

  /** A request as the bus hands it over; each is a message of its own unless told. */
  ask<P>(payload: P, caller: Caller = OPERATOR, context: Partial<RequestContext> = {}): BusRequest<P> {
    return { payload, context: { messageId: newHexId(), pattern: 'test', caller, requestId: newHexId(), deadline: Infinity, ...context } };
  }

  password(plain = PASSWORD): string {
    return this.sealer.seal(plain, 'password');
  }

  async createPartner(name: string, more: { kind?: 'SOLUTION_PROVIDER' | 'DISTRIBUTOR'; xaccount_type?: string } = {}): Promise<string> {
    return bodyOf(await this.parties.createPartner(this.ask(this.newPartner(name, more)))).partner_id;
  }

  async createReseller(name: string, distributorId: string): Promise<string> {
    const payload = { ...this.newPartner(name, {}), kind: 'RESELLER' as const, distributor_id: distributorId };
    return bodyOf(await this.parties.createPartner(this.ask(payload))).partner_id;
  }

  newPartner(name: string, more: { kind?: 'SOLUTION_PROVIDER' | 'DISTRIBUTOR'; xaccount_type?: string }) {
    const facts = { government_kinds: [], partner_spends_mode: false };
    return {
      account_name: name,
      name: `${name} Ltd`,
      sealed_password: this.password(),
      kind: 'SOLUTION_PROVIDER' as const,
      ...facts,
      ...more,
    };
  }

  async createCustomer(
    name: string,
    link: { partner_id?: string; indirect_partner_id?: string; association_type?: '1' | '2' } = {},
  ): Promise<string> {
    return bodyOf(await this.parties.createCustomer(this.ask({ account_name: name, sealed_password: this.password(), ...link })))
      .customer_id;
  }

  /** All that was told of one account, in the order of the outbox. */
  async eventsOf(accountId: string): Promise<Array<Pick<StoredEvent, 'version' | 'type'> & { data: Record<string, unknown> }>> {
    const rows = await this.store.collection<{ _id: number; events: StoredEvent[] }>('outbox').find({}).sort({ _id: 1 }).toArray();
    const events = rows.flatMap((row) => row.events).filter(({ subject }) => subject === accountId);
    return events.map(({ version, type, data }) => ({ version: Number(version), type, data: JSON.parse(data) as Record<string, unknown> }));
  }

  /** Every document of the database, as text. */
  async everything(): Promise<string> {
    const collections = await this.store.db.listCollections().toArray();
    const contents = await Promise.all(collections.map(({ name }) => this.store.collection(name).find({}).toArray()));
    return JSON.stringify(contents, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  }
}

export function bodyOf<A>(reply: Reply<A>): A {
  if (isRefusal(reply)) throw new Error(`Refused: ${JSON.stringify(reply)}`);
  return reply.body;
}

export function refusalOf(reply: Reply<unknown>): Refusal {
  if (!isRefusal(reply)) throw new Error(`Not refused: ${JSON.stringify(reply)}`);
  return reply;
}

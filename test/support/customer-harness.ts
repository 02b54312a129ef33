import type { Abstract, Provider, Type } from '@nestjs/common';
import { Sealer, TickSequence } from '@pc/kernel';
import { createLogger, LOGGER } from '@pc/platform';
import { FixedClock, uniqueName } from '@pc/testing';
import { KnownBuckets } from './known-buckets';
import { KnownStandings } from './known-standings';
import { bodyOf } from './replies';
import { layGround, ServiceHarness, type Ground } from './service-harness';
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

export { bodyOf, refusalOf } from './replies';
export { OPERATOR } from './service-harness';

/** The customer service on the real store, asked past the bus; a database of its own. */
export class CustomerHarness extends ServiceHarness {
  private constructor(
    ground: Ground,
    readonly sealer: Sealer,
    readonly standings: KnownStandings,
    readonly buckets: KnownBuckets,
    readonly unlinking: KnownUnlinking,
  ) {
    super(ground);
  }

  static async start(more: Partial<CustomerSettings> = {}): Promise<CustomerHarness> {
    const sealer = new Sealer(`k1:${Buffer.alloc(32, 7).toString('base64')}`);
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
    const others: Provider[] = [
      { provide: Standings, useValue: standings },
      { provide: Buckets, useValue: buckets },
      { provide: SSO_SETTINGS, useValue: ssoSettings() },
      { provide: Unlinking, useValue: unlinking },
      { provide: Sealer, useValue: sealer },
      { provide: LOGGER, useValue: createLogger('customer', 'silent', 'test') },
      { provide: INVITATION_SETTINGS, useValue: { publicUrl: PUBLIC_URL, expirySweepMs: 1000 } satisfies InvitationSettings },
      { provide: CUSTOMER_SETTINGS, useValue: settings },
    ];
    const providers = [...others, ...adapters, ...useCases, FirstStart];
    const ground = await layGround(uniqueName('customer'), new FixedClock(), { controllers, providers, ticks: new TickSequence() });
    return new CustomerHarness(ground, sealer, standings, buckets, unlinking);
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

  /** What is bound to a port. */
  port<T>(type: Abstract<T> | Type<T>): T {
    return this.part(type);
  }

  /** The verification code that this phone or e-mail address was sent last. */
  async codeFor(receiver: string): Promise<string> {
    const mapper = this.part(NoticeMapper);
    const filter = { template: 'VERIFICATION_CODE' as const, 'receiver.index': mapper.indexOf(receiver) };
    const last = await this.store.collection<NoticeDocument>('notices').find(filter).sort({ createdAt: -1 }).limit(1).next();
    const code = last && mapper.valuesOf(last)?.['code'];
    if (!code) throw new Error('No code was sent to this receiver');
    return code;
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

  /** Every document of the database, as text. */
  async everything(): Promise<string> {
    const collections = await this.store.db.listCollections().toArray();
    const contents = await Promise.all(collections.map(({ name }) => this.store.collection(name).find({}).toArray()));
    return JSON.stringify(contents, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
  }
}

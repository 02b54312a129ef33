import { customer as customerContracts, type Caller, type certification, type PayloadOf } from '@pc/contracts';
import { formatUtc, Sealer } from '@pc/kernel';
import { FixedClock, uniqueName } from '@pc/testing';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApplicationsController } from '../../apps/certification/src/api/applications.controller';
import { AuditController } from '../../apps/certification/src/api/audit.controller';
import { CustomerEventsController } from '../../apps/certification/src/api/customer-events.controller';
import { PlatformsController } from '../../apps/certification/src/api/platforms.controller';
import { RealnameController } from '../../apps/certification/src/api/realname.controller';
import { adapters, controllers, useCases } from '../../apps/certification/src/certification.providers';
import type { Told } from '../../apps/certification/src/domain/customer';
import { FirstStart } from '../../apps/certification/src/first-start';
import { Directory } from '../../apps/certification/src/ports/directory';
import { RealnameCodes } from '../../apps/certification/src/ports/realname-codes';
import { CERTIFICATION_SETTINGS, type CertificationSettings } from '../../apps/certification/src/ports/settings';
import { Standings } from '../../apps/certification/src/ports/standings';
import { BucketFolder } from './bucket-folder';
import { KnownCustomers, KnownDebts, KnownRealnameCodes } from './certification-parties';
import { bodyOf } from './replies';
import { layGround, OPERATOR, ServiceHarness, type Ground } from './service-harness';

export const PLATFORM = 'EX_PLATFORM';
export const START = new Date('2026-03-01T08:00:00Z');
type Individual = PayloadOf<typeof certification.applyIndividual>;
type Enterprise = PayloadOf<typeof certification.applyEnterprise>;

/** The certification service on the real store, asked past the bus, with folders as buckets and the table of RN-25; a database of its own. */
export class CertificationHarness extends ServiceHarness {
  private platformVersion = 1;

  private constructor(
    ground: Ground,
    readonly sealer: Sealer,
    private readonly folder: string,
    readonly directory: KnownCustomers,
    readonly codes: KnownRealnameCodes,
    readonly debts: KnownDebts,
  ) {
    super(ground);
  }

  static async start(more: Partial<CertificationSettings> = {}): Promise<CertificationHarness> {
    const sealer = new Sealer(`k1:${Buffer.alloc(32, 7).toString('base64')}`);
    const folder = mkdtempSync(join(tmpdir(), 'buckets-'));
    const settings: CertificationSettings = {
      storage: { folder },
      checks: { type: 'fixtures' },
      realname: { attempts: 5, customersPerDocument: 2, acceptIdCardScan: false },
      facePageUrl: 'https://face.example.com/scan?token={qr_token}',
      ...more,
    };
    const [directory, codes, debts] = [new KnownCustomers(), new KnownRealnameCodes(), new KnownDebts()];
    const others = [
      { provide: Sealer, useValue: sealer },
      { provide: CERTIFICATION_SETTINGS, useValue: settings },
      { provide: Directory, useValue: directory },
      { provide: RealnameCodes, useValue: codes },
      { provide: Standings, useValue: debts },
    ];
    const providers = [...others, ...adapters, ...useCases, FirstStart];
    const ground = await layGround(uniqueName('certification'), new FixedClock(START), { controllers, providers });
    return new CertificationHarness(ground, sealer, folder, directory, codes, debts);
  }

  override async close(): Promise<void> {
    await super.close();
    rmSync(this.folder, { recursive: true });
  }

  get realname(): RealnameController {
    return this.part(RealnameController);
  }

  get platforms(): PlatformsController {
    return this.part(PlatformsController);
  }

  get applications(): ApplicationsController {
    return this.part(ApplicationsController);
  }

  get customerEvents(): CustomerEventsController {
    return this.part(CustomerEventsController);
  }

  bucket(name: string): BucketFolder {
    return new BucketFolder(this.folder, name);
  }

  /** A partner whose uploads are switched on, with a bucket of its own that holds nothing yet, unless told otherwise. */
  async addPartner(more: { attachment_upload?: boolean; bucket?: string | null } = {}): Promise<Caller & { bucket: BucketFolder }> {
    const id = uniqueName('partner');
    const name = uniqueName('files').toLowerCase().replaceAll('_', '-');
    const { attachment_upload = true, bucket = name } = more;
    const bucketFolder = this.bucket(name).make();
    await this.tellPlatform(id, { attachment_upload, ...(bucket !== null && { bucket }) });
    return { account_id: id, account_name: id, kind: 'PARTNER', partner_kind: 'SOLUTION_PROVIDER', channel: 'API', bucket: bucketFolder };
  }

  tellPlatform(partnerId: string, facts: { attachment_upload: boolean; bucket?: string }): Promise<void> {
    const data = { partner_id: partnerId, xaccount_type: PLATFORM, ...facts };
    return this.platforms.configurationChanged(this.event(customerContracts.accessConfigurationChanged, ++this.platformVersion, data));
  }

  /** A customer that only the customer service knows yet; of nobody without a partner. */
  addCustomer(partner?: Pick<Caller, 'account_id'>, facts: Told['facts'] = {}): string {
    const id = uniqueName('customer');
    this.directory.people.set(id, { ...(partner && { association: { partnerId: partner.account_id } }), facts, version: 2 });
    return id;
  }

  /** The passport of certification 5.1 with a number of its customer's own, unless told otherwise. */
  individual(customerId: string, more: Partial<Individual> & { number?: string } = {}): Individual {
    const { number = `X-${customerId}`, ...rest } = more;
    return {
      customer_id: customerId,
      xaccount_type: PLATFORM,
      verified_type: 3,
      verified_file_url: ['c77/p1.jpg', 'c77/p2.jpg', 'c77/p3.png'],
      name: 'Jane Roe',
      sealed_number: this.sealer.seal(number, 'identity'),
      ...rest,
    };
  }

  /** A person by its bank card, with one picture of its face. */
  byCard(customerId: string, { account = '6200000000001111', code = '123456', number = '11010119010203009X' } = {}): Individual {
    const bank_card = {
      sealed_account: this.sealer.seal(account, 'identity'),
      areacode: '0086',
      sealed_mobile: this.sealer.seal('13800138000', 'contact'),
      sealed_code: this.sealer.seal(code, 'code'),
    };
    return this.individual(customerId, { number, verified_file_url: ['face.jpg'], bank_card, name: 'Li Lei' });
  }

  /** The licence of certification 5.2 without a person, unless told otherwise. */
  enterprise(customerId: string, more: Partial<Enterprise> & { number?: string } = {}): Enterprise {
    const { number = '91110199MAFAKE027T', ...rest } = more;
    return {
      customer_id: customerId,
      xaccount_type: PLATFORM,
      change: false,
      certificate_type: 0,
      verified_file_url: ['licence.pdf'],
      corp_name: 'Example Cloud Co',
      sealed_number: this.sealer.seal(number, 'identity'),
      ...rest,
    };
  }

  apply(partner: Caller, payload: Individual) {
    return this.applications.individual(this.ask(payload, partner));
  }

  applyEnterprise(partner: Caller, payload: Enterprise) {
    return this.applications.enterprise(this.ask(payload, partner));
  }

  /** What the partner sees of the last application. */
  async resultOf(partner: Caller, customerId: string) {
    return bodyOf(await this.applications.result(this.ask({ customer_id: customerId }, partner))).result;
  }

  /** The id of the application that waits for this customer. */
  async waiting(customerId: string): Promise<string> {
    const query = { customer_id: customerId, status: 'REVIEWING' as const, offset: 0, limit: 10 };
    const { applications } = bodyOf(await this.applications.list(this.ask(query)));
    return applications[0]!.application_id;
  }

  review(applicationId: string, decision: { passed: boolean; opinion?: string }, caller: Caller = OPERATOR) {
    return this.applications.review(this.ask({ application_id: applicationId, ...decision }, caller));
  }

  async fixture(number: string, outcome: PayloadOf<typeof certification.putFixture>['outcome']): Promise<void> {
    bodyOf(await this.applications.fixture(this.ask({ sealed_number: this.sealer.seal(number, 'identity'), outcome })));
  }

  /** Of the staff, unless told. */
  verify(customerId: string, number: string, more: { type?: 0 | 1; name?: string; caller?: Caller } = {}) {
    const { type = 1, name = 'Example Cloud Co', caller } = more;
    const sealed_number = this.sealer.seal(number, 'identity');
    return this.realname.verify(this.ask({ customer_id: customerId, verified_type: type, verified_name: name, sealed_number }, caller));
  }

  async statusOf(customerId: string) {
    return bodyOf(await this.realname.status(this.ask({ customer_id: customerId })));
  }

  /** Tells that the customer's association is over. */
  ended(customerId: string, partnerId: string, version: number): Promise<void> {
    const data = {
      customer_id: customerId,
      association_id: `association-of-${customerId}`,
      partner_id: partnerId,
      association_type: '2' as const,
      ended_at: formatUtc(this.clock.now()),
    };
    return this.customerEvents.associationEnded(this.event(customerContracts.associationEnded, version, data));
  }

  factsChanged(customerId: string, version: number, facts: object): Promise<void> {
    const data = { account_id: customerId, ...facts };
    return this.customerEvents.factsChanged(this.event(customerContracts.accountFactsChanged, version, data));
  }

  async audit() {
    return bodyOf(await this.part(AuditController).audit(this.ask({})));
  }

  /** Every document of the database, as text: what lies in the store. */
  async everything(): Promise<string> {
    const collections = await this.store.db.collections();
    return JSON.stringify(await Promise.all(collections.map((collection) => collection.find({}).toArray())));
  }
}

import { BusTimeout } from '@pc/bus';
import { customer as customerContracts, type Caller } from '@pc/contracts';
import { formatUtc, Sealer } from '@pc/kernel';
import { FixedClock, uniqueName } from '@pc/testing';
import { CustomerEventsController } from '../../apps/certification/src/api/customer-events.controller';
import { PlatformsController } from '../../apps/certification/src/api/platforms.controller';
import { RealnameController } from '../../apps/certification/src/api/realname.controller';
import { adapters, controllers, useCases } from '../../apps/certification/src/certification.providers';
import type { Told } from '../../apps/certification/src/domain/customer';
import { FirstStart } from '../../apps/certification/src/first-start';
import { Directory } from '../../apps/certification/src/ports/directory';
import { bodyOf } from './replies';
import { layGround, ServiceHarness, type Ground } from './service-harness';

/** The customer service as this one knows it: customers by id, and silence when it is told to be silent. */
export class KnownCustomers extends Directory {
  readonly people = new Map<string, Told>();
  asked = 0;
  silent = false;

  override customer(id: string): Promise<Told | undefined> {
    this.asked++;
    if (this.silent) throw new BusTimeout('customer.get-association.v1');
    return Promise.resolve(this.people.get(id));
  }
}

/** The certification service on the real store, asked past the bus; a database of its own. */
export class CertificationHarness extends ServiceHarness {
  private constructor(
    ground: Ground,
    readonly sealer: Sealer,
    readonly directory: KnownCustomers,
  ) {
    super(ground);
  }

  static async start(): Promise<CertificationHarness> {
    const sealer = new Sealer(`k1:${Buffer.alloc(32, 7).toString('base64')}`);
    const directory = new KnownCustomers();
    const others = [
      { provide: Sealer, useValue: sealer },
      { provide: Directory, useValue: directory },
    ];
    const providers = [...others, ...adapters, ...useCases, FirstStart];
    const ground = await layGround(uniqueName('certification'), new FixedClock(), { controllers, providers });
    return new CertificationHarness(ground, sealer, directory);
  }

  get realname(): RealnameController {
    return this.part(RealnameController);
  }

  get platforms(): PlatformsController {
    return this.part(PlatformsController);
  }

  get customerEvents(): CustomerEventsController {
    return this.part(CustomerEventsController);
  }

  /** A customer that only the customer service knows yet; of nobody without a partner. */
  addCustomer(partnerId?: string, facts: Told['facts'] = {}): string {
    const id = uniqueName('customer');
    this.directory.people.set(id, { ...(partnerId !== undefined && { association: { partnerId } }), facts, version: 2 });
    return id;
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

  /** Every document of the database, as text: what lies in the store. */
  async everything(): Promise<string> {
    const collections = await this.store.db.collections();
    return JSON.stringify(await Promise.all(collections.map((collection) => collection.find({}).toArray())));
  }
}

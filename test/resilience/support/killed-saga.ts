import { billing, incentive } from '@pc/contracts';
import type { OwnSystem } from './halting/own-system';
import { type HaltingService, step } from './halting/steps';
import type { Fencing, KillPoint } from './unlink-kill-points';
import type { Answer, UnlinkSaga } from './unlink-saga';

/** The leader knows that both have prepared; what turns against the end now makes its pivot refuse. */
const PREPARED = [billing.prepareUnlink, incentive.prepareUnlink].map((contract) => step('answered', contract));

/** One consent to a disassociation, and the point at which a service is killed under it. */
export class KilledSaga {
  answer?: Promise<Answer>;
  /** Right after the kill. */
  fenced?: readonly Fencing[];

  constructor(
    private readonly own: OwnSystem,
    private readonly service: HaltingService,
    readonly point: KillPoint,
    readonly saga: UnlinkSaga,
  ) {}

  /** Lets the customer agree, and waits until the service stands at the point. */
  async bring(consent: () => Promise<Answer>): Promise<void> {
    await this.hold();
    this.begin(consent);
    await this.arrived();
  }

  /** The same where a check fails after both have prepared. */
  async bringRefused(consent: () => Promise<Answer>): Promise<void> {
    const leader = this.own.halts('customer');
    const { id } = this.saga.pair.customer;
    await leader.hold(id, PREPARED);
    if (this.service !== 'customer') await this.hold();
    this.begin(consent);
    await leader.arrived(id);
    await this.saga.stand(true);
    await leader.hold(id, this.service === 'customer' ? this.point.at : []);
    await leader.release(id);
    await this.arrived();
  }

  /** Which of the services that matter here have a fence; the others go on meanwhile. */
  async noteFences(): Promise<void> {
    const fences = await this.saga.fences();
    this.fenced = fences.filter((service) => this.service === 'customer' || service === this.service);
  }

  private begin(consent: () => Promise<Answer>): void {
    this.answer = consent();
    // Who waits for it comes later.
    this.answer.catch(() => undefined);
  }

  private hold(): Promise<void> {
    return this.own.halts(this.service).hold(this.id, this.point.at);
  }

  private arrived(): Promise<void> {
    return this.own.halts(this.service).arrived(this.id);
  }

  private get id(): string {
    return this.point.of === 'request' ? this.saga.requestId : this.saga.pair.customer.id;
  }
}

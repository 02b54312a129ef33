import { billing, incentive } from '@pc/contracts';
import type { StoreConnection } from '@pc/store';
import { uniqueName, until } from '@pc/testing';
import type { Account } from '../e2e/support/account';
import { deposited } from '../e2e/support/money';
import { detailOf, ordered, type ShownOrder } from '../e2e/support/orders';
import type { Partner } from '../e2e/support/partner';
import { REFERRAL, World } from '../e2e/support/world';
import { OwnSystem } from './support/halting/own-system';
import { step } from './support/halting/steps';

const ROUND_MS = 300_000;
const ONE_MS = 120_000;
const RECOVERY_MS = 100_000;
const CLAIM = `${billing.payOrder.pattern}:claim`;

/** Where billing dies, seen from the order that is paid, or from its customer where incentive is asked. */
const POINTS = [
  { when: 'before the claim', of: 'order', at: step('taken', CLAIM) },
  { when: 'with the claim written and not committed', of: 'order', at: step('written', CLAIM) },
  { when: 'with the order claimed', of: 'order', at: step('committed', CLAIM) },
  { when: 'before the coupons are locked', of: 'customer', at: step('asking', incentive.lockCoupons) },
  { when: 'with the coupons locked', of: 'customer', at: step('answered', incentive.lockCoupons) },
  { when: 'with the money held, before the pivot', of: 'order', at: step('taken', billing.payOrder) },
  { when: 'with the pivot written and not committed', of: 'order', at: step('written', billing.payOrder) },
  { when: 'behind the pivot, before it answers', of: 'order', at: step('committed', billing.payOrder) },
  { when: 'with the payment told and still in the outbox', of: 'order', at: step('told', billing.orderPaid) },
] as const;

/** A customer with money and a voucher that together pay its order of 1,000.00. */
class KilledPayment {
  private readonly key = { 'Idempotency-Key': uniqueName('key') };

  private constructor(
    readonly partner: Partner,
    readonly customer: Account,
    readonly orderId: string,
    readonly couponId: string,
  ) {}

  static async begin(world: World): Promise<KilledPayment> {
    const partner = await (await world.partner()).inConsole();
    const customer = await world.customer(partner, { type: REFERRAL });
    const [couponId] = await partner.give(await world.grant(partner, 1000, { allowed_association_types: ['1', '2'] }), [customer], 300);
    await deposited(world, customer, 1_000);
    return new KilledPayment(partner, customer, await ordered(world, customer), couponId!);
  }

  pay() {
    const choice = { use_coupon: 'YES', coupon_infos: [{ id: this.couponId, type: 301 }], use_discount: 'NO' };
    return this.customer.api.post('/v3/orders/customer-orders/pay', { order_id: this.orderId, ...choice }, this.key).timeout(60_000);
  }

  /** Pays again under the one key until it is paid; a payment that still runs elsewhere is waited for. */
  paid(): Promise<boolean> {
    return until(async () => (await this.pay()).status === 204, { timeoutMs: RECOVERY_MS, what: `${this.orderId} to be paid` });
  }

  async state() {
    const { order_info } = (await this.customer.api.get(detailOf(this.orderId)).expect(200)).body as { order_info: ShownOrder };
    const { status, balance } = await this.partner.coupon(this.couponId);
    return { order: order_info.status, voucher: [status, balance] };
  }
}

/** billing SG-5: wherever between two of its steps billing dies, the payment is as if it had not begun, or is done, and done once. */
describe('billing that is killed while an order is paid', () => {
  let own: OwnSystem;
  let world: World;
  let store: StoreConnection;
  const payments = new Map<string, KilledPayment>();

  beforeAll(async () => {
    own = await OwnSystem.start();
    world = new World(own.system);
    store = await own.store('billing');
    for (const { when, of, at } of POINTS) {
      const payment = await KilledPayment.begin(world);
      payments.set(when, payment);
      const halts = own.halts('billing');
      const id = of === 'order' ? payment.orderId : payment.customer.id;
      await halts.hold(id, [at]);
      payment.pay().then(
        () => undefined,
        () => undefined,
      );
      await halts.arrived(id);
    }
    await own.kill('billing');
    await own.bringBack('billing');
  }, ROUND_MS);
  afterAll(() => own?.stop(), ROUND_MS);

  it.each(POINTS)(
    'billing SG-5 SG-1 $when: it is paid once, by money and voucher',
    async ({ when }) => {
      const payment = payments.get(when)!;
      await payment.paid();
      const isSettled = async () => {
        expect(await payment.state()).toEqual({ order: 3, voucher: [3, 0] });
        return true;
      };
      await until(isSettled, { timeoutMs: RECOVERY_MS, what: `the end of ${payment.orderId}` });
      const account = await store.collection<{ _id: string }>('accounts').findOne({ _id: payment.customer.id });
      expect(account).toMatchObject({ balances: { CASH: 30_000n }, held: { CASH: 0n } });
      const sagas = await store.collection<{ state: string; orderId: string }>('payments').find({ orderId: payment.orderId }).toArray();
      expect(sagas.filter(({ state }) => state === 'PAID')).toHaveLength(1);
      const ended = async () =>
        (await store.collection('payments').countDocuments({ orderId: payment.orderId, state: { $nin: ['PAID', 'CANCELLED'] } })) === 0;
      await until(ended, { timeoutMs: RECOVERY_MS, what: 'every other try to be given up' });
    },
    ONE_MS,
  );

  it('architecture 8 every sum agrees', async () => {
    expect(await world.breaches()).toEqual([]);
  });
});

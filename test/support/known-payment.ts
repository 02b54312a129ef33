import { BusTimeout } from '@pc/bus';
import { refuse, type Fen, type Refusal } from '@pc/kernel';
import type { Order } from '../../apps/billing/src/domain/order';
import type { Payable } from '../../apps/billing/src/domain/payment/claim';
import type { ChosenCoupon, Deduction, Payment } from '../../apps/billing/src/domain/payment/payment';
import { Coupons, type UsableCoupons } from '../../apps/billing/src/ports/coupons';
import { Provisioning, ProvisioningSilent } from '../../apps/billing/src/ports/provisioning';
import { Realnames } from '../../apps/billing/src/ports/realnames';

type Step = 'usable' | 'quote' | 'lock' | 'cancel';

/**
 * The incentive service as billing knows it: one voucher for every order, coupons of the balances that a test gives, each paying the first
 * line, all or nothing locked by a payment, and silence when it is told to be silent.
 */
export class KnownCoupons extends Coupons {
  readonly asked: Order[] = [];
  /** Unlocked balances. */
  readonly balances = new Map<string, Fen>();
  /** What each living payment has locked. */
  readonly locks = new Map<string, readonly Deduction[]>();
  readonly cancelled = new Set<string>();
  /** Where it gives no answer; `true`: nowhere. */
  silent: boolean | ReadonlySet<Step> = false;

  override async usable(order: Order): Promise<UsableCoupons> {
    this.heard('usable');
    this.asked.push(order);
    return { coupons: [{ coupon_id: 'voucher', coupon_type: 1 } as UsableCoupons['coupons'][number]], coupon_max_use_quantity: [] };
  }

  override async quote(
    { order, price }: Pick<Payable, 'order' | 'price'>,
    coupons: readonly ChosenCoupon[],
  ): Promise<Deduction[] | Refusal> {
    this.heard('quote');
    let left = price.total.afterDiscount;
    const deductions: Deduction[] = [];
    for (const { id, type } of coupons) {
      const balance = this.balances.get(id);
      if (!balance) return refuse('CBC.99003112', { field: 'coupon_infos' });
      const amount = balance < left ? balance : left;
      left -= amount;
      deductions.push({ couponId: id, type, isRebate: type === 302, amount, lines: [{ lineId: order.lines[0]!.id, amount }] });
    }
    return deductions;
  }

  override async lock({ id, deductions }: Payment): Promise<Refusal | undefined> {
    const refused = refuse('CBC.99003112', { field: 'coupon_infos' });
    if (this.cancelled.has(id) || deductions.some(({ couponId, amount }) => (this.balances.get(couponId) ?? 0n) < amount)) return refused;
    if (!this.locks.has(id)) this.take(id, deductions);
    this.heard('lock');
    return undefined;
  }

  override async cancel({ id }: Payment): Promise<void> {
    this.heard('cancel');
    this.cancelled.add(id);
    for (const { couponId, amount } of this.locks.get(id) ?? []) this.balances.set(couponId, this.balances.get(couponId)! + amount);
    this.locks.delete(id);
  }

  private take(id: string, deductions: readonly Deduction[]): void {
    this.locks.set(id, deductions);
    for (const { couponId, amount } of deductions) this.balances.set(couponId, this.balances.get(couponId)! - amount);
  }

  private heard(step: Step): void {
    if (this.silent === true || (this.silent && this.silent.has(step))) throw new BusTimeout(`incentive.${step}.v1`);
  }
}

/** The certification service as billing asks it: nobody is asked for unless a test says so. */
export class KnownRealnames extends Realnames {
  verified: boolean | undefined;
  silent = false;

  override async isVerified(): Promise<boolean | undefined> {
    if (this.silent) throw new BusTimeout('certification.get-realname-status.v1');
    return this.verified;
  }
}

/** The provisioning system: it has room, and is told of what is paid, unless a test says otherwise. */
export class KnownProvisioning extends Provisioning {
  hasRoom = true;
  silent = false;
  readonly reserved = new Set<string>();
  readonly started: string[] = [];
  /** Runs while capacity is asked for. */
  meanwhile: () => Promise<unknown> = () => Promise.resolve();

  override async reserve({ id }: Payment): Promise<boolean> {
    await this.meanwhile();
    if (this.hasRoom) this.reserved.add(id);
    return this.hasRoom;
  }

  override async release({ id }: Payment): Promise<void> {
    this.heard();
    this.reserved.delete(id);
  }

  override async start(_payment: Payment, { id }: Order): Promise<void> {
    this.heard();
    this.started.push(id);
  }

  private heard(): void {
    if (this.silent) throw new ProvisioningSilent('silent');
  }
}

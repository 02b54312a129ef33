const TICKS_PER_MS = 100;
const MS_PER_DAY = 86_400_000;

/**
 * Strictly rising numbers that follow the clock in steps of 10 microseconds since 1970 (a hybrid logical clock):
 * two ticks of one process never repeat, and `observe` keeps them above a tick that another process gave.
 * They order a store's events (architecture 5) and are the digits of quota and coupon ids.
 */
export class TickSequence {
  private last = 0;

  constructor(private readonly nowMs: () => number = Date.now) {}

  next(): number {
    this.last = Math.max(this.nowMs() * TICKS_PER_MS, this.last + 1);
    return this.last;
  }

  /** After this every tick is greater than `tick`. */
  observe(tick: number): void {
    if (tick > this.last) this.last = tick;
  }
}

/** The id of a quota or coupon: UTC date and ten digits, in the order of the ticks (benefits 2.0). */
export function datedId(tick: number): string {
  const ms = Math.floor(tick / TICKS_PER_MS);
  const date = new Date(ms).toISOString().slice(0, 10).replaceAll('-', '');
  const ofDay = (ms % MS_PER_DAY) * TICKS_PER_MS + (tick % TICKS_PER_MS);
  return date + ofDay.toString().padStart(10, '0');
}

/** The moment of a tick, in whole milliseconds. */
export function tickTime(tick: number): Date {
  return new Date(Math.floor(tick / TICKS_PER_MS));
}

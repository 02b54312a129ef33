import type { Order, Report } from './steps';

/** Holds work of this process where the test that started it has told it to. What was never named goes its way. */
export class Halts {
  private readonly named = new Map<string, ReadonlySet<string>>();
  private readonly held = new Map<string, Array<() => void>>();

  constructor() {
    process.on('message', (order: Order) => this.obey(order));
    process.once('disconnect', () => process.exit(1));
  }

  /** Returns at once, or when the test lets it; a message belongs to whom it names in any of its fields. */
  async at(step: string, message: object): Promise<void> {
    const id = Object.values(message).find((value: unknown) => typeof value === 'string' && this.named.get(value)?.has(step)) as
      string | undefined;
    if (id === undefined) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.held.set(id, [...(this.held.get(id) ?? []), resolve]);
    report({ reached: step, id });
    await promise;
  }

  private obey(order: Order): void {
    const id = 'hold' in order ? order.hold : order.release;
    if ('hold' in order) this.named.set(id, new Set(order.at));
    else this.release(id);
    report({ obeyed: id });
  }

  private release(id: string): void {
    const waiting = this.held.get(id) ?? [];
    this.held.delete(id);
    for (const goOn of waiting) goOn();
  }
}

function report(report: Report): void {
  process.send!(report);
}

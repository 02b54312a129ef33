import { Inject, Injectable } from '@nestjs/common';
import { type Grant, UnitOfWork } from '@pc/store';
import { beijingMidnight, beijingYear } from '../../../domain/beijing-time';
import { decideLevel } from '../../../domain/levels/level';
import { Accounts } from '../../../ports/accounts';
import { ConsumptionBook, LEVEL_RULES, type LevelRules } from '../../../ports/levels';

/** After midnight, so that events of the day before have come. */
const DELAY_MS = 30 * 60 * 1000;
const BATCH = 50;

/** Recomputes levels at 00:30 UTC+8: what changed the day before, and with the year everybody (customers 7.8). */
@Injectable()
export class RecomputeLevels {
  constructor(
    private readonly work: UnitOfWork,
    private readonly accounts: Accounts,
    private readonly book: ConsumptionBook,
    @Inject(LEVEL_RULES) private readonly rules: LevelRules,
  ) {}

  /** Does the run of the day where it is due and not done; a run that broke off is done again, which does no harm. */
  async execute(now: Date, grant?: Grant): Promise<void> {
    const day = beijingMidnight(new Date(now.getTime() - DELAY_MS));
    const last = await this.book.lastRun();
    if (last && last >= day) return;
    const year = beijingYear(day);
    if (!last || beijingYear(last) < year) await this.everybody(year, day, grant);
    await this.changed(year, day, grant);
    if (!grant?.signal.aborted) await this.book.ranFor(day);
  }

  private async everybody(year: number, day: Date, grant: Grant | undefined): Promise<void> {
    for await (const ids of this.book.consumersOf([year, year - 1, year - 2]))
      for (let done = 0; done < ids.length && !grant?.signal.aborted; done += BATCH)
        await this.recompute(ids.slice(done, done + BATCH), year, day, grant);
  }

  private async changed(year: number, day: Date, grant: Grant | undefined): Promise<void> {
    while (!grant?.signal.aborted) {
      const ids = await this.book.changedBefore(day, BATCH);
      if (ids.length === 0) return;
      await this.recompute(ids, year, day, grant);
    }
  }

  private recompute(ids: readonly string[], year: number, day: Date, grant: Grant | undefined): Promise<void> {
    return this.work.run(async (tx) => {
      await grant?.fence(tx);
      const consumption = await this.book.of(ids, year, tx);
      for (const id of ids)
        await this.accounts.update(tx, 'CUSTOMER', id, (customer) => decideLevel(customer, consumption.get(id)!, this.rules.thresholds));
      await this.book.settle(tx, ids, day);
    });
  }
}

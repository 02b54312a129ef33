import { Inject, Injectable } from '@nestjs/common';
import { answer } from '@pc/bus';
import type { customer as contracts } from '@pc/contracts';
import { LEVELS } from '../../../domain/account';
import { refuseUnlessVendor } from '../../../domain/authority';
import type { ReplyOf, RequestOf } from '../../../ports/commands';
import { LEVEL_RULES, type KeepDays, type LevelRules } from '../../../ports/levels';

type Contract = typeof contracts.listCustomerLevels;

/** What the levels are and give (customers 7.8, 7.9). */
@Injectable()
export class ListLevels {
  constructor(@Inject(LEVEL_RULES) private readonly rules: LevelRules) {}

  async execute({ context }: RequestOf<Contract>): ReplyOf<Contract> {
    const refusal = refuseUnlessVendor(context.caller);
    if (refusal) return refusal;
    const { thresholds, period, onDemand } = this.rules;
    const levels = LEVELS.map((customer_level, index) => ({
      customer_level,
      threshold_fen: index === 0 ? 0 : Number(thresholds[index - 1]),
      period: daysView(period[index]!),
      on_demand: daysView(onDemand[index]!),
      hotline: index >= LEVELS.indexOf('V4'),
    }));
    return answer({ levels });
  }
}

const daysView = ({ grace, retention }: KeepDays) => ({ grace_days: grace, retention_days: retention });

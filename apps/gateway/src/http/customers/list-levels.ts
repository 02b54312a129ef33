import { Controller } from '@nestjs/common';
import { customer } from '@pc/contracts';
import { z } from 'zod';
import type { Call } from '../../routing/call';
import { Route } from '../../routing/route.decorator';
import { Services } from '../../routing/services';
import { declareOperation } from '../operations';
import { shownFlag, shownInteger, shownList, shownMoney, shownOption, yuan } from '../shown';

const keepDays = z
  .object({
    grace_days: shownInteger('Days of further use', 1),
    retention_days: shownInteger('Days for which the data are kept after that', 7),
  })
  .meta({ id: 'KeepDays', description: 'What happens when the time of resources is over' });

const level = z
  .object({
    customer_level: shownOption(customer.CUSTOMER_LEVELS, 'The level'),
    threshold: shownMoney('Consumption of a calendar year from which it is reached', 10_000),
    period: keepDays,
    on_demand: keepDays,
    hotline: shownFlag('Whether it has the hotline and goes first with tickets', false),
  })
  .meta({ id: 'CustomerLevel', description: 'A level of customers' });

const listLevels = declareOperation({
  operation: 'listCustomerLevels',
  method: 'GET',
  path: '/v2/operations/customer-levels',
  tag: 'Operations: parties',
  summary: 'List the levels of customers',
  description: 'As they are configured; thresholds and days of a fresh installation are examples.',
  status: 200,
  answer: z.object({ levels: shownList(level, 'From the lowest to the highest') }),
  asks: customer.listCustomerLevels,
});

@Controller()
export class ListLevelsController {
  constructor(private readonly services: Services) {}

  /** customers 7.9 */
  @Route(listLevels)
  async list(call: Call<typeof listLevels>) {
    const { levels } = await this.services.ask(call, {});
    return { levels: levels.map(({ threshold_fen, ...rest }) => ({ ...rest, threshold: yuan(threshold_fen) })) };
  }
}

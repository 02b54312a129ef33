import { type Command, Option } from 'commander';
import type { Cli } from '../shell/cli';
import { table } from '../shell/output';

interface Refused {
  readonly error_details: ReadonlyArray<{ id: string; error_code: string; error_msg: string }>;
}

interface FreezeOptions {
  as: string;
  reseller?: string;
  reason: string;
  type: string;
}

const PATH = '/v2/partners/sub-customers';

/** What a partner does with its customers (customers 7.10, 7.15). */
export function addMarks(group: Command, cli: Cli): void {
  addFreeze(group, cli, 'freeze', 'freeze resale customers (exit 1 when one is refused)');
  addFreeze(group, cli, 'unfreeze', 'unfreeze resale customers, by the kind they were frozen by (exit 1 when one is refused)');
  group
    .command('label')
    .description("set the partner's own label on a customer; an empty one clears it")
    .argument('<customer_id>')
    .argument('<label>')
    .requiredOption('--as <account>', 'the partner, by name or id')
    .option('--reseller <id|name>', 'the reseller whose customer it is')
    .action(async (customer: string, label: string, { as, reseller }: { as: string; reseller?: string }) => {
      const id = cli.accountId(customer);
      const body = { label, indirect_partner_id: reseller && cli.accountId(reseller) };
      await cli.actAs(cli.account(as)).put(`${PATH}/${encodeURIComponent(id)}/label`, body);
      cli.output.done(label === '' ? `Customer ${id} has no label any longer.` : `Customer ${id} is labelled ${label}.`);
    });
}

function addFreeze(group: Command, cli: Cli, action: 'freeze' | 'unfreeze', description: string): void {
  group
    .command(action)
    .description(description)
    .argument('<customer_id...>', 'up to 10')
    .requiredOption('--as <account>', 'the partner, by name or id')
    .requiredOption('--reason <text>', 'why')
    .addOption(new Option('--type <type>', 'what is meant').choices(['ACCOUNT', 'ACCOUNT_AND_RESOURCE']).default('ACCOUNT'))
    .option('--reseller <id|name>', 'the reseller whose customers they are')
    .action(async (customers: string[], { as, reason, type, reseller }: FreezeOptions) => {
      const customer_ids = customers.map((customer) => cli.accountId(customer));
      const body = { customer_ids, reason, [`${action}_type`]: type, indirect_partner_id: reseller && cli.accountId(reseller) };
      const answer = await cli.actAs(cli.account(as)).post<Refused>(`${PATH}/${action}`, body);
      if (answer.error_details.length > 0) cli.exitCode = 1;
      cli.output.result(answer, () => outcome(action, customer_ids.length, answer));
    });
}

function outcome(action: string, asked: number, { error_details }: Refused): string {
  const done = `${asked - error_details.length} of ${asked}: ${action} done.`;
  const refused = table(error_details, [
    { heading: 'REFUSED CUSTOMER', value: (row) => row.id },
    { heading: 'CODE', value: (row) => row.error_code },
    { heading: 'WHY', value: (row) => row.error_msg },
  ]);
  return error_details.length === 0 ? done : `${done}\n\n${refused}`;
}

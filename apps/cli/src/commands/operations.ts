import { Command, Option } from 'commander';
import type { Cli } from '../shell/cli';
import { limitOption, offsetOption, time } from '../shell/options';
import { type Column, pageTable } from '../shell/output';

interface LoggedRow {
  readonly at: string;
  readonly operation: string;
  readonly object_type: string;
  readonly object_id: string;
  readonly actor: { readonly account_name: string; readonly user_name?: string };
  readonly after?: unknown;
}

interface OperationLog {
  readonly count: number;
  readonly operations: readonly LoggedRow[];
}

interface LogOptions {
  readonly service?: string;
  readonly object?: string;
  readonly operation?: string;
  readonly since?: string;
  readonly until?: string;
  readonly offset: number;
  readonly limit: number;
}

const COLUMNS: ReadonlyArray<Column<LoggedRow>> = [
  { heading: 'WHEN', value: (row) => row.at },
  { heading: 'WHO', value: ({ actor }) => [actor.account_name, actor.user_name].filter(Boolean).join('/') },
  { heading: 'OPERATION', value: (row) => row.operation },
  { heading: 'OBJECT', value: (row) => `${row.object_type} ${row.object_id}` },
  { heading: 'AFTER', value: (row) => (row.after === undefined ? undefined : JSON.stringify(row.after)) },
];

/** api 7.20: who did what to which object. */
export function operationsCommand(cli: Cli): Command {
  const group = new Command('operations').description("the log of operations (the vendor's side)");
  group
    .command('log')
    .description('list who did what, newest first: to parties, or with --service to quotas, coupons, orders and real names')
    .addOption(
      new Option(
        '--service <name>',
        'whose log: parties are of customer, quotas and coupons of incentive, orders of billing, real names of certification',
      )
        .choices(['customer', 'incentive', 'billing', 'certification'])
        .default('customer'),
    )
    .option('--object <id>', 'only of this account, user, company, access key, report, quota, coupon or order')
    .option('--operation <name>', 'only this operation, such as customer.set-partner-state.v1')
    .option('--since <time>', 'only at or after this time', time)
    .option('--until <time>', 'only before this time', time)
    .addOption(offsetOption())
    .addOption(limitOption())
    .action(async ({ object: object_id, ...query }: LogOptions) => {
      const answer = await cli.operator().get<OperationLog>('/v2/operations/operation-log', { object_id, ...query });
      cli.output.result(answer, () => pageTable(answer.operations, answer.count, query.offset, COLUMNS));
    });
  return group;
}

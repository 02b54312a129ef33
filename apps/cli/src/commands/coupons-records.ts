import { incentive } from '@pc/contracts';
import type { Command } from 'commander';
import type { Cli } from '../shell/cli';
import type { Query } from '../shell/gateway';
import { collected, limitOption, nameOf, offsetOption } from '../shell/options';
import { type Column, pageTable } from '../shell/output';

interface RecordRow {
  readonly id: string;
  readonly operation_type: string;
  readonly quota_id: string;
  readonly coupon_id?: string;
  readonly customer_id: string;
  readonly operation_amount: string;
  readonly operation_time: string;
  readonly result: string;
  readonly remark?: string;
}

const RECORD_COLUMNS: ReadonlyArray<Column<RecordRow>> = [
  { heading: 'TIME', value: (row) => row.operation_time },
  { heading: 'OPERATION', value: (row) => nameOf(incentive.OPERATION_TYPES, row.operation_type) },
  { heading: 'RESULT', value: (row) => (row.result === '0' ? 'done' : 'failed') },
  { heading: 'AMOUNT', value: (row) => row.operation_amount, right: true },
  { heading: 'COUPON', value: (row) => row.coupon_id },
  { heading: 'CUSTOMER', value: (row) => row.customer_id },
  { heading: 'QUOTA', value: (row) => row.quota_id },
  { heading: 'REMARK', value: (row) => row.remark },
];

interface RecordOptions {
  as?: string;
  partner?: string;
  reseller?: string;
  quota?: string;
  coupon?: string[];
  customer?: string;
  operation?: string[];
  offset: number;
  limit: number;
}

export function addRecords(group: Command, cli: Cli): void {
  group
    .command('records')
    .description('list records of issues and reclaims, newest first')
    .option('--as <account>', "list as this partner, by name or id (default: the vendor's view)")
    .option('--partner <id|name>', "only this partner's")
    .option('--reseller <id|name>', "only this reseller's")
    .option('--quota <id>', 'only of this quota')
    .option('--coupon <id>', 'only of this coupon, repeatable', collected)
    .option('--customer <id|name>', 'only of this customer')
    .option('--operation <type>', 'only this operation type, 1 to 9, repeatable: 1 issue, 2 manual reclaim', collected)
    .addOption(offsetOption())
    .addOption(limitOption())
    .action((options: RecordOptions) => records(cli, options));
}

async function records(cli: Cli, options: RecordOptions): Promise<void> {
  const { as, partner, reseller, customer, quota, coupon, operation, offset, limit } = options;
  const query = {
    quota_id: quota,
    coupon_ids: coupon,
    operation_types: operation,
    customer_id: cli.filterId(customer),
    indirect_partner_id: cli.filterId(reseller),
    offset,
    limit,
  };
  const answer = await recordsOf(cli, as, query, cli.filterId(partner));
  cli.output.result(answer, () => pageTable(answer.records, answer.total_count, offset, RECORD_COLUMNS));
}

function recordsOf(
  cli: Cli,
  as: string | undefined,
  query: Query,
  partnerId: string | undefined,
): Promise<{ total_count: number; records: RecordRow[] }> {
  if (as === undefined) return cli.operator().get('/v2/operations/coupon-records', { partner_id: partnerId, ...query });
  return cli.actAs(cli.account(as)).get('/v2/promotions/benefits/partner-coupons/records/query', query);
}

import type { Command } from 'commander';
import type { Cli } from '../shell/cli';
import { couponIssuer, issuerOf, type IssuerOptions, quotaOwner } from '../shell/issuer';
import { amount, collected, time } from '../shell/options';
import { type Column, table } from '../shell/output';
import { type PartlyDone, showPartlyDone } from '../shell/partly-done';

interface IssueOptions extends IssuerOptions {
  quota: string;
  customer: string[];
  amount: string;
  memo?: string;
  valid?: string;
  expire?: string;
  idempotencyKey?: string;
}

interface Issued {
  readonly id: string;
  readonly coupon_id: string;
}

const COLUMNS: ReadonlyArray<Column<Issued>> = [
  { heading: 'CUSTOMER', value: (row) => row.id },
  { heading: 'COUPON', value: (row) => row.coupon_id },
];

const PATH = '/v2/promotions/benefits/partner-coupons';

export function addIssue(group: Command, cli: Cli): void {
  group
    .command('issue')
    .description('issue a coupon to each of some customers, signed by the partner that owns the quota (exit 1 when one is refused)')
    .requiredOption('--quota <id>', 'quota to issue from')
    .requiredOption('--customer <id|name>', 'who receives one, repeatable up to 100 times', collected)
    .requiredOption('--amount <yuan>', 'face value of each, such as 100.00', amount)
    .option('--as <account>', 'the partner that signs, by name or id (default: the owner of the quota)')
    .option('--reseller <id|name>', 'the reseller that the distributor acts for')
    .option('--memo <text>', 'remark that the issuer sees')
    .option('--valid <time>', 'start of validity, UTC', time)
    .option('--expire <time>', 'end of validity, UTC', time)
    .option('--idempotency-key <key>', 'makes a repeat of the same command harmless')
    .action((options: IssueOptions) => issue(cli, options));
}

async function issue(cli: Cli, options: IssueOptions): Promise<void> {
  const { gateway, resellerId } = await issuerOf(cli, options, `quota ${options.quota}`, () => quotaOwner(cli, options.quota));
  const body = {
    quota_id: options.quota,
    customer_ids: options.customer.map((customer) => cli.accountId(customer)),
    face_value: options.amount,
    memo: options.memo,
    valid_time: options.valid,
    expire_time: options.expire,
    indirect_partner_id: resellerId,
  };
  const answer = await gateway.post<PartlyDone & { coupon_infos: Issued[] }>(
    PATH,
    body,
    options.idempotencyKey ? { 'idempotency-key': options.idempotencyKey } : {},
  );
  showPartlyDone(cli, answer, answer.coupon_infos.length > 0 ? table(answer.coupon_infos, COLUMNS) : undefined, 'REFUSED CUSTOMER');
}

export function addReclaim(group: Command, cli: Cli): void {
  group
    .command('reclaim')
    .description('take the unspent balance of a coupon back into its quota, signed by the partner that issued it')
    .argument('<coupon_id>')
    .option('--as <account>', 'the partner that signs, by name or id (default: the one that issued it)')
    .option('--reseller <id|name>', 'the reseller that the distributor acts for')
    .action(async (couponId: string, options: IssuerOptions) => {
      const { gateway, resellerId } = await issuerOf(cli, options, `coupon ${couponId}`, () => couponIssuer(cli, couponId));
      await gateway.post(`${PATH}/reclaim`, { coupon_id: couponId, indirect_partner_id: resellerId });
      cli.output.done(`Coupon ${couponId} is reclaimed.`);
    });
}

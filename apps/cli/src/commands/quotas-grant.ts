import { incentive } from '@pc/contracts';
import { type Command, Option } from 'commander';
import type { Cli } from '../shell/cli';
import { amount, codeOf, commaList, limit, type LimitInfo, time } from '../shell/options';

interface GrantOptions {
  partner: string;
  reseller?: string;
  amount: string;
  type: number;
  effective?: string;
  expire?: string;
  limit?: LimitInfo[];
  allow?: string[];
  designated?: string[];
  selfIssue?: boolean;
}

export function addGrant(group: Command, cli: Cli): void {
  group
    .command('grant')
    .description('grant a quota to a partner')
    .requiredOption('--partner <id|name>', 'the partner')
    .requiredOption('--amount <yuan>', 'value of the quota, such as 1000.00', amount)
    .option('--reseller <id|name>', 'make it the own quota of this reseller of the partner')
    .addOption(
      new Option('--type <kind>', 'voucher (0), cash (1) or pick-up (2)').argParser(codeOf(incentive.QUOTA_TYPES)).default(0, 'voucher'),
    )
    .option('--effective <time>', 'start of validity, UTC (default: now)', time)
    .option('--expire <time>', 'end of validity, UTC (default: a year after its start)', time)
    .option('--limit <key=value1[,value2]>', 'restriction, repeatable: faceValueRange=10,500', limit)
    .option('--allow <types>', 'kinds of association of the customers: 1 referral, 2 resale, or 1,2 (default: 2)', commaList)
    .option('--designated <ids>', 'only for these customers, separated by commas', commaList)
    .option('--self-issue', 'the partner may issue to itself')
    .action((options: GrantOptions) => grant(cli, options));
}

async function grant(cli: Cli, options: GrantOptions): Promise<void> {
  const answer = await cli.operator().post<{ quota_id: string }>('/v2/operations/coupon-quotas', {
    partner_id: cli.accountId(options.partner),
    indirect_partner_id: options.reseller && cli.accountId(options.reseller),
    quota_type: options.type,
    quota_value: options.amount,
    effective_time: options.effective,
    expire_time: options.expire,
    limit_infos: options.limit,
    allowed_association_types: options.allow,
    designated_customer_ids: options.designated,
    self_issue_allowed: options.selfIssue,
  });
  cli.output.result(answer, () => `Granted ${options.amount} as quota ${answer.quota_id}.`);
}

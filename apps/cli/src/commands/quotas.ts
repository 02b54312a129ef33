import { incentive } from '@pc/contracts';
import { Command } from 'commander';
import type { Cli } from '../shell/cli';
import { codeOf, collected, limitOption, nameOf, offsetOption, signedAmount, time } from '../shell/options';
import { type Column, pageTable } from '../shell/output';
import { addAllot, addReclaim } from './quotas-allot';
import { addGrant } from './quotas-grant';

interface QuotaRow {
  readonly quota_id: string;
  readonly quota_type: number;
  readonly quota_status: number;
  readonly quota_value: string;
  readonly balance: string;
  readonly effective_time: string;
  readonly expire_time: string;
  readonly owner_partner_id: string;
  readonly indirect_partner_id?: string;
}

const COLUMNS: ReadonlyArray<Column<QuotaRow>> = [
  { heading: 'QUOTA', value: (row) => row.quota_id },
  { heading: 'KIND', value: (row) => nameOf(incentive.QUOTA_TYPES, row.quota_type) },
  { heading: 'STATUS', value: (row) => nameOf(incentive.QUOTA_STATUSES, row.quota_status) },
  { heading: 'VALUE', value: (row) => row.quota_value, right: true },
  { heading: 'BALANCE', value: (row) => row.balance, right: true },
  { heading: 'EFFECTIVE', value: (row) => row.effective_time },
  { heading: 'EXPIRES', value: (row) => row.expire_time },
  { heading: 'OWNER', value: (row) => row.indirect_partner_id ?? row.owner_partner_id },
];

interface ListOptions {
  partner?: string;
  reseller?: string;
  quota?: string[];
  status?: number;
  type?: number;
  offset: number;
  limit: number;
}

const ACTIONS: ReadonlyArray<readonly [action: string, description: string]> = [
  ['freeze', 'stop issuing and allotting'],
  ['unfreeze', 'allow issuing and allotting again'],
  ['void', 'end a quota for good'],
  ['adjust-begin', 'start an adjustment: no issuing until it ends'],
];

export function quotasCommand(cli: Cli): Command {
  const group = new Command('quotas').description(
    "quotas out of which partners issue coupons: the vendor's side, and what distributors allot",
  );
  addGrant(group, cli);
  addList(group, cli);
  addAllot(group, cli);
  addReclaim(group, cli);
  for (const [action, description] of ACTIONS) {
    group
      .command(action)
      .description(description)
      .argument('<quota_id>')
      .action((id: string) => change(cli, id, action));
  }
  group
    .command('adjust-end')
    .description('end an adjustment and change value and balance')
    .argument('<quota_id>')
    .requiredOption('--delta <yuan>', 'what is added to value and balance, such as 500.00 or -500.00', signedAmount)
    .action((id: string, { delta }: { delta: string }) => change(cli, id, 'adjust-end', { delta }));
  group
    .command('extend')
    .description('move the end of validity')
    .argument('<quota_id>')
    .requiredOption('--expire <time>', 'new end of validity, UTC', time)
    .action((id: string, { expire }: { expire: string }) => change(cli, id, 'extend', { expire_time: expire }));
  return group;
}

function addList(group: Command, cli: Cli): void {
  group
    .command('list')
    .description('list quotas, newest first')
    .option('--partner <id|name>', "only this partner's")
    .option('--reseller <id|name>', "only this reseller's own")
    .option('--quota <id>', 'only this quota, repeatable', collected)
    .option('--status <status>', 'normal (0), invalid (3), adjusting (4), frozen (5) or reclaimed (6)', codeOf(incentive.QUOTA_STATUSES))
    .option('--type <kind>', 'voucher (0), cash (1) or pick-up (2)', codeOf(incentive.QUOTA_TYPES))
    .addOption(offsetOption())
    .addOption(limitOption())
    .action((options: ListOptions) => list(cli, options));
}

async function list(cli: Cli, options: ListOptions): Promise<void> {
  const answer = await cli.operator().get<{ total_count: number; quotas: QuotaRow[] }>('/v2/operations/coupon-quotas', {
    partner_id: cli.filterId(options.partner),
    indirect_partner_id: cli.filterId(options.reseller),
    quota_ids: options.quota,
    quota_status: options.status,
    quota_type: options.type,
    offset: options.offset,
    limit: options.limit,
  });
  cli.output.result(answer, () => pageTable(answer.quotas, answer.total_count, options.offset, COLUMNS));
}

async function change(cli: Cli, quotaId: string, action: string, body: Record<string, string> = {}): Promise<void> {
  await cli.operator().post(`/v2/operations/coupon-quotas/${encodeURIComponent(quotaId)}/${action}`, body);
  cli.output.done(`Quota ${quotaId}: ${action} done.`);
}

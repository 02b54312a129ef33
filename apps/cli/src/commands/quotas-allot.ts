import type { Command } from 'commander';
import type { Cli } from '../shell/cli';
import { issuerOf, quotaOwner } from '../shell/issuer';
import { amount, collected } from '../shell/options';
import { table } from '../shell/output';
import { type PartlyDone, showPartlyDone } from '../shell/partly-done';

const PATH = '/v2/partners/coupon-quotas';

interface AllotOptions {
  as?: string;
  reseller: string[];
  amount: string;
}

export function addAllot(group: Command, cli: Cli): void {
  group
    .command('allot')
    .description(
      'carve a quota for each of some resellers out of a quota, signed by the distributor that owns it (exit 1 when one is refused)',
    )
    .argument('<quota_id>')
    .requiredOption('--reseller <id|name>', 'who gets one, repeatable up to 100 times', collected)
    .requiredOption('--amount <yuan>', 'value of each, such as 1000.00', amount)
    .option('--as <account>', 'the distributor that signs, by name or id (default: the owner of the quota)')
    .action((quotaId: string, options: AllotOptions) => allot(cli, quotaId, options));
}

async function allot(cli: Cli, quotaId: string, options: AllotOptions): Promise<void> {
  const { gateway } = await issuerOf(cli, { ...(options.as && { as: options.as }) }, `quota ${quotaId}`, () => quotaOwner(cli, quotaId));
  const answer = await gateway.post<PartlyDone & { simple_quota_infos: Array<{ id: string; quota_id: string }> }>(
    `${PATH}/indirect-partner-adjust`,
    { quota_id: quotaId, indirect_partner_ids: options.reseller.map((reseller) => cli.accountId(reseller)), quota_amount: options.amount },
  );
  const columns = [
    { heading: 'RESELLER', value: (row: { id: string }) => row.id },
    { heading: 'QUOTA', value: (row: { quota_id: string }) => row.quota_id },
  ];
  const { simple_quota_infos: done } = answer;
  showPartlyDone(cli, answer, done.length > 0 ? table(done, columns) : undefined, 'REFUSED RESELLER');
}

interface ReclaimOptions {
  as?: string;
  remark?: string;
}

export function addReclaim(group: Command, cli: Cli): void {
  group
    .command('reclaim')
    .description("take resellers' quotas back, signed by the distributor that allotted them (exit 1 when one is refused)")
    .argument('<quota_id...>')
    .option('--as <account>', 'the distributor that signs, by name or id (default: the one that allotted the first)')
    .option('--remark <text>', 'remark for the records')
    .action((quotaIds: string[], options: ReclaimOptions) => reclaim(cli, quotaIds, options));
}

async function reclaim(cli: Cli, quotaIds: string[], { as, remark }: ReclaimOptions): Promise<void> {
  const [first] = quotaIds as [string];
  const { gateway } = await issuerOf(cli, { ...(as && { as }) }, `quota ${first}`, () => quotaOwner(cli, first));
  const answer = await gateway.post<PartlyDone & { simple_quota_infos: Array<{ quota_id: string }> }>(`${PATH}/indirect-partner-reclaim`, {
    quota_ids: quotaIds,
    remark,
  });
  const columns = [{ heading: 'RECLAIMED QUOTA', value: (row: { quota_id: string }) => row.quota_id }];
  const { simple_quota_infos: done } = answer;
  showPartlyDone(cli, answer, done.length > 0 ? table(done, columns) : undefined, 'REFUSED QUOTA');
}

import { Command } from 'commander';
import type { Cli } from '../shell/cli';
import { addIssue, addReclaim } from './coupons-issue';
import { addList } from './coupons-list';
import { addRecords } from './coupons-records';

export function couponsCommand(cli: Cli): Command {
  const group = new Command('coupons').description('coupons: issued and reclaimed as a partner, seen by all sides');
  addIssue(group, cli);
  addReclaim(group, cli);
  addList(group, cli);
  addRecords(group, cli);
  for (const [action, description] of [
    ['freeze', 'take a coupon out of use'],
    ['unfreeze', 'allow its use again'],
  ] as const) {
    group
      .command(action)
      .description(`${description} (the vendor's side)`)
      .argument('<coupon_id>')
      .action(async (id: string) => {
        await cli.operator().post(`/v2/operations/coupons/${encodeURIComponent(id)}/${action}`);
        cli.output.done(`Coupon ${id}: ${action} done.`);
      });
  }
  return group;
}

import { incentive } from '@pc/contracts';
import type { Command } from 'commander';
import type { Cli } from '../shell/cli';
import type { Query } from '../shell/gateway';
import { codeOf, limitOption, nameOf, offsetOption } from '../shell/options';
import { type Column, pageTable } from '../shell/output';

const COUPON_TYPES = { VOUCHER: 1, DISCOUNT: 2, PRODUCT: 3, CASH: 4, PICK_UP: 5 } as const;

interface CouponRow {
  readonly coupon_id: string;
  readonly coupon_type: number;
  readonly status: number;
  readonly is_frozen?: string;
  readonly face_value: string;
  readonly balance: string;
  readonly customer_id: string;
  readonly promotion_plan_id: string;
  readonly expire_time: string;
}

const COUPON_COLUMNS: ReadonlyArray<Column<CouponRow>> = [
  { heading: 'COUPON', value: (row) => row.coupon_id },
  { heading: 'KIND', value: (row) => nameOf(COUPON_TYPES, row.coupon_type) },
  { heading: 'STATUS', value: statusText },
  { heading: 'FACE VALUE', value: (row) => row.face_value, right: true },
  { heading: 'BALANCE', value: (row) => row.balance, right: true },
  { heading: 'CUSTOMER', value: (row) => row.customer_id },
  { heading: 'QUOTA', value: (row) => row.promotion_plan_id },
  { heading: 'EXPIRES', value: (row) => row.expire_time },
];

/** A coupon that the vendor took out of use keeps its status; a person must see why it does not work. */
function statusText({ status, is_frozen }: CouponRow): string {
  const name = nameOf(incentive.COUPON_STATUSES, status);
  return is_frozen === '1' ? `${name}, frozen` : name;
}

interface ListOptions {
  as?: string;
  partner?: string;
  reseller?: string;
  customer?: string;
  coupon?: string;
  status?: number;
  offset: number;
  limit: number;
}

export function addList(group: Command, cli: Cli): void {
  group
    .command('list')
    .description('list coupons, newest first: all of them, or as a partner (those it issued) or a customer (its own) sees them')
    .option('--as <account>', "list as this partner or customer, by name or id (default: the vendor's view)")
    .option('--partner <id|name>', 'only those that this partner issued')
    .option('--reseller <id|name>', 'only those of this reseller')
    .option('--customer <id|name>', "only this customer's")
    .option('--coupon <id>', 'only this coupon')
    .option('--status <status>', 'not-activated (1), usable (2), used (3), expired (4) or reclaimed (5)', codeOf(incentive.COUPON_STATUSES))
    .addOption(offsetOption())
    .addOption(limitOption())
    .action((options: ListOptions) => list(cli, options));
}

async function list(cli: Cli, options: ListOptions): Promise<void> {
  const { partner, reseller, customer, coupon, status, offset, limit } = options;
  const page = { indirect_partner_id: cli.filterId(reseller), coupon_id: coupon, status, offset, limit };
  const answer = await couponsOf(cli, options.as, page, {
    partner_id: cli.filterId(partner),
    customer_id: cli.filterId(customer),
  });
  cli.output.result(answer, () => pageTable(answer.user_coupons, answer.total_count ?? answer.count ?? 0, offset, COUPON_COLUMNS));
}

interface CouponPage {
  readonly user_coupons: CouponRow[];
  readonly total_count?: number;
  /** The name in the list of a customer (benefits 5.6). */
  readonly count?: number;
}

function couponsOf(
  cli: Cli,
  as: string | undefined,
  page: Query,
  parties: { partner_id: string | undefined; customer_id: string | undefined },
): Promise<CouponPage> {
  if (as === undefined) return cli.operator().get('/v2/operations/coupons', { ...parties, ...page });
  const account = cli.account(as);
  if (account.role === 'customer')
    return cli.actAs(account).get('/v2/promotions/benefits/coupons', { source_id: parties.partner_id, ...page });
  return cli.actAs(account).get('/v2/promotions/benefits/partner-coupons', { customer_id: parties.customer_id, ...page });
}

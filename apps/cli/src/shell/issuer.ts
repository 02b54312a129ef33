import type { Cli } from './cli';
import { CommandFault } from './faults';
import type { Gateway } from './gateway';

/** The partner that signs an issue or reclaim, and the reseller it acts for (benefits R-20). */
export interface Issuer {
  readonly gateway: Gateway;
  readonly resellerId?: string;
}

export interface IssuerOptions {
  readonly as?: string;
  readonly reseller?: string;
}

/** Who signs: the account that was named, else the account of the data folder that owns the thing. */
export async function issuerOf(
  cli: Cli,
  options: IssuerOptions,
  thing: string,
  findOwner: () => Promise<Owner | undefined>,
): Promise<Issuer> {
  const named = options.reseller && cli.accountId(options.reseller);
  if (options.as) return issuer(cli.actAs(cli.account(options.as)), named);
  const owner = await findOwner();
  if (!owner) throw new CommandFault(`There is no ${thing}.`);
  const account = cli.credentials.find(owner.partnerId);
  if (!account)
    throw new CommandFault(
      `The ${thing} is of partner ${owner.partnerId}, which is not in ${cli.dataDir}/credentials.json; name the partner that signs with --as.`,
    );
  return issuer(cli.actAs(account), named ?? owner.resellerId);
}

const issuer = (gateway: Gateway, resellerId: string | undefined): Issuer => ({ gateway, ...(resellerId && { resellerId }) });

export interface Owner {
  readonly partnerId: string;
  readonly resellerId?: string;
}

interface QuotaOwner {
  readonly quota_id: string;
  readonly owner_partner_id: string;
  readonly indirect_partner_id?: string;
}

/** The partner that a quota was granted to, as the operator sees it. */
export async function quotaOwner(cli: Cli, quotaId: string): Promise<Owner | undefined> {
  const { quotas } = await cli.operator().get<{ quotas: QuotaOwner[] }>('/v2/operations/coupon-quotas', { quota_ids: [quotaId] });
  const quota = quotas.find(({ quota_id }) => quota_id === quotaId);
  return quota && { partnerId: quota.owner_partner_id, ...(quota.indirect_partner_id && { resellerId: quota.indirect_partner_id }) };
}

/** The partner that issued a coupon: the owner of the quota that it came from. */
export async function couponIssuer(cli: Cli, couponId: string): Promise<Owner | undefined> {
  const { user_coupons } = await cli
    .operator()
    .get<{ user_coupons: Array<{ promotion_plan_id: string }> }>('/v2/operations/coupons', { coupon_id: couponId });
  return user_coupons[0] && quotaOwner(cli, user_coupons[0].promotion_plan_id);
}

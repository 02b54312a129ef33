import type { Customer, Partner } from '../account';
import type { Report } from './report';

const NEW_FOR_MS = 7 * 24 * 60 * 60 * 1000;

/** All that a submission is decided by. */
export interface Prospect {
  readonly partner: Partner;
  /** Reports of this partner that wait or are valid, this one apart. */
  readonly held: number;
  readonly quota: number;
  /** Valid reports of the same phone or account, whoever made them (customers 5.3). */
  readonly valid: readonly Report[];
  /** Whether this partner waits already for the review of the same prospect. */
  readonly pending: boolean;
  /** The account that the prospect has already, with what billing says of it. */
  readonly account?: Customer;
  readonly cashConsumption: boolean;
  readonly now: Date;
}

type Check = readonly [item: string, holds: (prospect: Prospect) => boolean];

/** customers 5.2, 5.4, then 5.5 in its order. Reported by oneself already is not reported again. */
const OBSTACLES: readonly Check[] = [
  ['NO_CONTACT', ({ partner: { contact } }) => !contact.phone && !contact.email],
  ['REPORT_QUOTA_EXCEEDED', ({ held, quota }) => held >= quota],
  ['ALREADY_REPORTED', ({ valid, partner, pending }) => pending || valid.some(({ partnerId }) => partnerId === partner.id)],
  ['OTHER_SITE', ({ account }) => account?.facts.site === 'INTERNATIONAL'],
  ['HAS_OTHER_PARTNER', ({ account }) => account?.association !== undefined],
  ['REPORTED_BY_OTHER', ({ valid, partner }) => valid.some(({ partnerId }) => partnerId !== null && partnerId !== partner.id)],
  ['CONSUMER_CLOUD_USER', ({ account }) => account?.facts.consumerCloudUser === true],
  ['HAS_CONTRACT', ({ account }) => (account?.facts.contracts ?? []).length > 0],
  ['CASH_CONSUMPTION', ({ account, cashConsumption }) => cashConsumption && account?.facts.directSalesFollowed !== true],
  ['FINANCIAL_CUSTODY_MEMBER', ({ account }) => account?.facts.enterpriseKind === 'CUSTODY_MEMBER'],
  ['REFERRAL_REWARD', ({ account }) => account?.facts.referralReward === true],
];

/** Why a prospect cannot be reported: every item that holds (customers 5.2, 5.4, 5.5). */
export function obstaclesTo(prospect: Prospect): string[] {
  return OBSTACLES.filter(([, holds]) => holds(prospect)).map(([item]) => item);
}

/** customers 5.6: whether the vendor must look at it first. */
export function needsReview({ account, cashConsumption, valid, now }: Prospect): boolean {
  if (valid.some(({ partnerId }) => partnerId === null)) return true;
  if (!account) return false;
  const { directSalesFollowed, onlineSalesTeam, salesSupportCentre } = account.facts;
  const known = cashConsumption || isOlderThanAWeek(account, now);
  return (known && directSalesFollowed === true) || onlineSalesTeam === true || salesSupportCentre === true;
}

/** customers 5.6, 5.13: registered for more than 7 days. */
export function isOlderThanAWeek({ createdAt }: Customer, now: Date): boolean {
  return now.getTime() - createdAt.getTime() > NEW_FOR_MS;
}

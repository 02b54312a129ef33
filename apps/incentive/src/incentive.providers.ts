import type { Provider } from '@nestjs/common';
import { CustomerCodes, DemandCode, SensitiveCodes } from '@pc/service';
import { OperationLog } from '@pc/store';
import { CustomerDirectory } from './adapters/bus/customer-directory';
import { BenefitsRepository } from './adapters/mongo/benefits.repository';
import { ContradictionsReader } from './adapters/mongo/contradictions.reader';
import { DueWorkRepository } from './adapters/mongo/due-work.repository';
import { ExpiryCalendar } from './adapters/mongo/expiry-calendar';
import { ListsRepository } from './adapters/mongo/lists.repository';
import { PartiesRepository } from './adapters/mongo/parties.repository';
import { PaymentsRepository } from './adapters/mongo/payments.repository';
import { Ranks } from './adapters/mongo/ranks';
import { WhitelistsRepository } from './adapters/mongo/whitelists.repository';
import { RunningAllotmentsRepository } from './adapters/mongo/running-allotments.repository';
import { Benefits } from './ports/benefits';
import { Contradictions } from './ports/contradictions';
import { Directory } from './ports/directory';
import { DueWork } from './ports/due-work';
import { Lists } from './ports/lists';
import { Parties } from './ports/parties';
import { Payments } from './ports/payments';
import { RunningAllotments } from './ports/running-allotments';
import { Whitelists } from './ports/whitelists';
import { Audit } from './use-cases/audit/audit.use-case';
import { CancelCoupons } from './use-cases/cancel-coupons/cancel-coupons.use-case';
import { ChangeQuota } from './use-cases/change-quota/change-quota.use-case';
import { ExpireDue } from './use-cases/expire-due/expire-due.use-case';
import { FollowAssociation } from './use-cases/follow-association/follow-association.use-case';
import { FollowParties } from './use-cases/follow-parties/follow-parties.use-case';
import { FreezeCoupon } from './use-cases/freeze-coupon/freeze-coupon.use-case';
import { ConfirmIssue } from './use-cases/issue-coupons/confirm-issue';
import { FactMemory } from './use-cases/issue-coupons/fact-memory';
import { GrantQuota } from './use-cases/grant-quota/grant-quota.use-case';
import { IssueCoupons } from './use-cases/issue-coupons/issue-coupons.use-case';
import { AllotQuota } from './use-cases/allot-quota/allot-quota.use-case';
import { BeginAllotment } from './use-cases/allot-quota/begin-allotment';
import { ChangeWhitelist } from './use-cases/change-whitelist/change-whitelist.use-case';
import { ListWhitelist } from './use-cases/change-whitelist/list-whitelist';
import { WhitelistKeeper } from './use-cases/change-whitelist/whitelist-keeper';
import { LearnDealers } from './use-cases/learn-parties/learn-dealers';
import { LearnParties } from './use-cases/learn-parties/learn-parties';
import { ListAllottedQuotas } from './use-cases/list-allotted-quotas/list-allotted-quotas.use-case';
import { ListCouponRecords } from './use-cases/list-coupon-records/list-coupon-records.use-case';
import { ListCoupons } from './use-cases/list-coupons/list-coupons.use-case';
import { ListIssuedCoupons } from './use-cases/list-issued-coupons/list-issued-coupons.use-case';
import { ListQuotaRecords } from './use-cases/list-quota-records/list-quota-records.use-case';
import { ListQuotas } from './use-cases/list-quotas/list-quotas.use-case';
import { ListUsableCoupons } from './use-cases/list-usable-coupons/list-usable-coupons.use-case';
import { LockCoupons } from './use-cases/lock-coupons/lock-coupons.use-case';
import { QuoteCoupons } from './use-cases/quote-coupons/quote-coupons.use-case';
import { ReadChoice } from './use-cases/read-choice';
import { ReclaimCoupon } from './use-cases/reclaim-coupon/reclaim-coupon.use-case';
import { RedeemCoupons } from './use-cases/redeem-coupons/redeem-coupons.use-case';
import { GatherReclaimGround } from './use-cases/reclaim-coupon/reclaim-ground';
import { ReclaimCoupons } from './use-cases/reclaim-coupons/reclaim-coupons.use-case';
import { ShowIssuedCoupon } from './use-cases/show-issued-coupon/show-issued-coupon.use-case';
import { ReclaimQuotas } from './use-cases/reclaim-quotas/reclaim-quotas.use-case';
import { ResolveOwner } from './use-cases/resolve-owner/resolve-owner';
import { Unlink } from './use-cases/unlink/unlink.use-case';

export const adapters: Provider[] = [
  Ranks,
  OperationLog,
  ExpiryCalendar,
  { provide: Benefits, useClass: BenefitsRepository },
  { provide: Parties, useClass: PartiesRepository },
  { provide: Payments, useClass: PaymentsRepository },
  { provide: Lists, useClass: ListsRepository },
  { provide: DueWork, useClass: DueWorkRepository },
  { provide: Whitelists, useClass: WhitelistsRepository },
  { provide: RunningAllotments, useClass: RunningAllotmentsRepository },
  { provide: Contradictions, useClass: ContradictionsReader },
];

export const remoteAdapters: Provider[] = [
  { provide: Directory, useClass: CustomerDirectory },
  { provide: SensitiveCodes, useClass: CustomerCodes },
];

export const useCases: Provider[] = [
  LearnParties,
  LearnDealers,
  ResolveOwner,
  DemandCode,
  ConfirmIssue,
  FactMemory,
  IssueCoupons,
  GatherReclaimGround,
  ReclaimCoupon,
  ReclaimCoupons,
  ShowIssuedCoupon,
  FreezeCoupon,
  GrantQuota,
  ChangeQuota,
  ReadChoice,
  QuoteCoupons,
  LockCoupons,
  CancelCoupons,
  RedeemCoupons,
  BeginAllotment,
  AllotQuota,
  ReclaimQuotas,
  ListAllottedQuotas,
  ListQuotaRecords,
  WhitelistKeeper,
  ChangeWhitelist,
  ListWhitelist,
  Unlink,
  ListQuotas,
  ListIssuedCoupons,
  ListCouponRecords,
  ListCoupons,
  ListUsableCoupons,
  Audit,
  FollowParties,
  FollowAssociation,
  ExpireDue,
];

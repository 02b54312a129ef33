import type { Provider, Type } from '@nestjs/common';
import { CustomerCodes, DemandCode, SensitiveCodes } from '@pc/service';
import { OperationLog } from '@pc/store';
import { CustomerDirectory } from './adapters/bus/customer-directory';
import { CertificationRealnames } from './adapters/bus/certification-realnames';
import { IncentiveCoupons } from './adapters/bus/incentive-coupons';
import { AccountListsRepository } from './adapters/mongo/account-lists.repository';
import { AccountsRepository } from './adapters/mongo/accounts.repository';
import { ContradictionsReader } from './adapters/mongo/contradictions.reader';
import { HttpProvisioning } from './adapters/http/http-provisioning';
import { ListsRepository } from './adapters/mongo/lists.repository';
import { OrdersRepository } from './adapters/mongo/orders.repository';
import { PartiesRepository } from './adapters/mongo/parties.repository';
import { PartnerDiscountsRepository } from './adapters/mongo/partner-discounts.repository';
import { PaymentsRepository } from './adapters/mongo/payments.repository';
import { Ranks } from './adapters/mongo/ranks';
import { AccountsController } from './api/accounts.controller';
import { AccountListsController } from './api/account-lists.controller';
import { AuditController } from './api/audit.controller';
import { CustomerEventsController } from './api/customer-events.controller';
import { DiscountsController } from './api/discounts.controller';
import { GrantsController } from './api/grants.controller';
import { OperationsController } from './api/operations.controller';
import { OrdersController } from './api/orders.controller';
import { PaymentsController } from './api/payments.controller';
import { ProxyPayController } from './api/proxy-pay.controller';
import { StandingController } from './api/standing.controller';
import { UnlinkController } from './api/unlink.controller';
import { AccountLists } from './ports/account-lists';
import { Accounts } from './ports/accounts';
import { Contradictions } from './ports/contradictions';
import { Coupons } from './ports/coupons';
import { Directory } from './ports/directory';
import { Lists } from './ports/lists';
import { Orders } from './ports/orders';
import { Parties } from './ports/parties';
import { PartnerDiscounts } from './ports/partner-discounts';
import { Payments } from './ports/payments';
import { Provisioning } from './ports/provisioning';
import { Realnames } from './ports/realnames';
import { CancelOrder } from './use-cases/cancel-order/cancel-order.use-case';
import { EndProxyPay } from './use-cases/end-proxy-pay/end-proxy-pay.use-case';
import { ExpireOrders } from './use-cases/expire-orders/expire-orders.use-case';
import { FollowParties } from './use-cases/follow-parties/follow-parties.use-case';
import { GetOrder } from './use-cases/get-order/get-order.use-case';
import { GrantedAccounts } from './use-cases/granted-accounts/granted-accounts';
import { GrantToCustomer } from './use-cases/grant-money/grant-to-customer.use-case';
import { GrantToReseller } from './use-cases/grant-money/grant-to-reseller.use-case';
import { LearnOwner } from './use-cases/learn-owner/learn-owner';
import { GrantDiscount } from './use-cases/grant-discount/grant-discount.use-case';
import { LearnParties } from './use-cases/learn-parties/learn-parties';
import { ListAccountRecords } from './use-cases/list-account-records/list-account-records.use-case';
import { ListOrderCoupons } from './use-cases/list-order-coupons/list-order-coupons.use-case';
import { ListOrderDiscounts } from './use-cases/list-order-discounts/list-order-discounts.use-case';
import { ListOrders } from './use-cases/list-orders/list-orders.use-case';
import { ListProxyPay } from './use-cases/list-proxy-pay/list-proxy-pay.use-case';
import { OperateAccount } from './use-cases/operate-account/operate-account.use-case';
import { ClaimPayment } from './use-cases/pay/claim-payment';
import { FinishPayments } from './use-cases/pay/finish-payments.use-case';
import { GiveUpPayment } from './use-cases/pay/give-up-payment';
import { PaymentParts } from './use-cases/pay/payment-parts';
import { PayOrder } from './use-cases/pay/pay-order.use-case';
import { PayRequest } from './use-cases/pay/pay-request.use-case';
import { RunPayment } from './use-cases/pay/run-payment';
import { RequestProxyPay } from './use-cases/request-proxy-pay/request-proxy-pay.use-case';
import { QuoteRequest } from './use-cases/quote-request/quote-request.use-case';
import { ReportOrder } from './use-cases/report-order/report-order.use-case';
import { ResolveViewer } from './use-cases/resolve-viewer/resolve-viewer';
import { SettleAssociation } from './use-cases/settle-association/settle-association.use-case';
import { ShowCustomerBalances } from './use-cases/show-balances/show-customer-balances.use-case';
import { ShowPartnerBalances } from './use-cases/show-balances/show-partner-balances.use-case';
import { ShowStanding } from './use-cases/show-standing/show-standing.use-case';
import { TakeOrder } from './use-cases/take-order/take-order.use-case';
import { Unlink } from './use-cases/unlink/unlink.use-case';

export const controllers: Type[] = [
  AuditController,
  OperationsController,
  StandingController,
  UnlinkController,
  CustomerEventsController,
  OrdersController,
  DiscountsController,
  PaymentsController,
  ProxyPayController,
  AccountsController,
  GrantsController,
  AccountListsController,
];

export const adapters: Provider[] = [
  Ranks,
  OperationLog,
  { provide: Parties, useClass: PartiesRepository },
  { provide: Orders, useClass: OrdersRepository },
  { provide: Accounts, useClass: AccountsRepository },
  { provide: Payments, useClass: PaymentsRepository },
  { provide: PartnerDiscounts, useClass: PartnerDiscountsRepository },
  { provide: AccountLists, useClass: AccountListsRepository },
  { provide: Lists, useClass: ListsRepository },
  { provide: Contradictions, useClass: ContradictionsReader },
];

export const remoteAdapters: Provider[] = [
  { provide: Directory, useClass: CustomerDirectory },
  { provide: SensitiveCodes, useClass: CustomerCodes },
  { provide: Coupons, useClass: IncentiveCoupons },
  { provide: Realnames, useClass: CertificationRealnames },
  { provide: Provisioning, useClass: HttpProvisioning },
];

export const useCases: Provider[] = [
  LearnParties,
  DemandCode,
  ResolveViewer,
  TakeOrder,
  ListOrders,
  ListOrderCoupons,
  ListOrderDiscounts,
  GrantDiscount,
  GetOrder,
  CancelOrder,
  ExpireOrders,
  RequestProxyPay,
  EndProxyPay,
  ListProxyPay,
  ReportOrder,
  PaymentParts,
  ClaimPayment,
  GiveUpPayment,
  RunPayment,
  PayOrder,
  PayRequest,
  QuoteRequest,
  FinishPayments,
  Unlink,
  SettleAssociation,
  FollowParties,
  LearnOwner,
  OperateAccount,
  GrantedAccounts,
  GrantToCustomer,
  GrantToReseller,
  ShowPartnerBalances,
  ShowStanding,
  ShowCustomerBalances,
  ListAccountRecords,
];

import { AccessKeysController } from './accounts/access-keys';
import { AccountController } from './accounts/account';
import { OwnCredentialsController } from './accounts/own-credentials';
import { OwnContactController } from './accounts/own-contact';
import { OwnPasswordController } from './accounts/own-password';
import { QuickAccountsController } from './accounts/quick-accounts';
import { SignUpController } from './accounts/sign-up';
import { UsersController } from './accounts/users';
import { JoinNetworkController } from './companies/join-network';
import { CustomerBalancesController } from './balances/customer-balances';
import { GrantMoneyController } from './balances/grant-money';
import { ListAdjustmentsController } from './balances/list-adjustments';
import { ListChangesController } from './balances/list-changes';
import { OperateAccountsController } from './balances/operate-accounts';
import { PartnerBalancesController } from './balances/partner-balances';
import { CompanyProfileController } from './companies/profile';
import { ReviewCompanyEditsController } from './companies/review-edits';
import { AssociationLogsController } from './association-requests/association-logs';
import { CustomerAssociationRequestsController } from './association-requests/customer-association-requests';
import { PartnerAssociationRequestsController } from './association-requests/partner-association-requests';
import { FreezeCouponController } from './coupons/freeze-coupon';
import { IssueCouponsController } from './coupons/issue-coupons';
import { ListAllCouponsController } from './coupons/list-all-coupons';
import { ListCouponRecordsController } from './coupons/list-coupon-records';
import { ListHeldCouponsController } from './coupons/list-held-coupons';
import { ListIssuedCouponsController } from './coupons/list-issued-coupons';
import { ReclaimCouponController } from './coupons/reclaim-coupon';
import { ExportRecordsController } from './coupons/export-records';
import { ReclaimBatchController } from './coupons/reclaim-batch';
import { ShowCouponController } from './coupons/show-coupon';
import { CheckIdentityController } from './customers/check-identity';
import { CreateCustomerController } from './customers/create-customer';
import { CustomerMarksController } from './customers/customer-marks';
import { FreezeCustomersController } from './customers/freeze-customers';
import { ListCustomersController } from './customers/list-customers';
import { PendingAssociationsController } from './customers/pending-associations';
import { RegisterCustomerController } from './customers/register-customer';
import { ListLevelsController } from './customers/list-levels';
import { NewCustomerTagsController } from './customers/new-customer-tags';
import { QueryCustomersController } from './customers/query-customers';
import { SetAssociationController } from './customers/set-association';
import { DeadLettersController } from './dead-letters/dead-letters';
import { OperatorsController } from './operators/operators';
import { AcceptController } from './invitations/accept';
import { InviteController } from './invitations/invite';
import { InvitationPageController } from './invitations/page';
import { ListInvitationsController } from './invitations/list-invitations';
import { CancelOrderController } from './orders/cancel-order';
import { CreateOrderController } from './orders/create-order';
import { CustomerDiscountsController } from './orders/customer-discounts';
import { PayOrderController } from './orders/pay-order';
import { PayProxyPayController } from './orders/pay-proxy-pay';
import { QuoteProxyPayController } from './orders/quote-proxy-pay';
import { ReportOrderController } from './orders/report-order';
import { ListOrdersController } from './orders/list-orders';
import { OrderCouponsController } from './orders/order-coupons';
import { OrderDiscountsController } from './orders/order-discounts';
import { OrderDetailController } from './orders/order-detail';
import { OwnProxyPayController } from './orders/own-proxy-pay';
import { ProxyPayRequestsController } from './orders/proxy-pay-requests';
import { CreatePartnerController } from './partners/create-partner';
import { ListPartnersController } from './partners/list-partners';
import { SetStatesController } from './partners/set-states';
import { AllotQuotaController } from './quotas/allot-quota';
import { ChangeQuotaController } from './quotas/change-quota';
import { GrantQuotaController } from './quotas/grant-quota';
import { ListAllQuotasController } from './quotas/list-all-quotas';
import { ListAllottedQuotasController } from './quotas/list-allotted-quotas';
import { ListQuotaRecordsController } from './quotas/list-quota-records';
import { ListQuotasController } from './quotas/list-quotas';
import { ApplyEnterpriseController } from './realname/apply-enterprise';
import { ApplyIndividualController } from './realname/apply-individual';
import { FaceController } from './realname/face';
import { OperateApplicationsController } from './realname/operate-applications';
import { OwnRealnameStatusController } from './realname/own-status';
import { ReviewResultController } from './realname/review-result';
import { VerifyAccountController } from './realname/verify-account';
import { ReclaimQuotasController } from './quotas/reclaim-quotas';
import { CreateReportsController } from './reports/create-reports';
import { ManageReportsController } from './reports/manage-reports';
import { OperateReportsController } from './reports/operate-reports';
import { SessionsController } from './sessions/sessions';
import { AccessConfigurationController } from './sso/access-configuration';
import { BindingNoticesController } from './sso/binding-notices';
import { BindingsController } from './sso/bindings';
import { SamlController } from './sso/saml';
import { ListNotificationsController } from './notifications/list-notifications';
import { SendVerificationCodeController } from './verification/send-verification-code';
import { SensitiveCodesController } from './verification/sensitive-codes';
import { VerificationProtectionController } from './verification/verification-protection';
import { QueryResellersController } from './resellers/query-resellers';
import { ResellerLifeController } from './resellers/reseller-life';
import { AuditController } from './system/audit';
import { HealthController } from './system/health';
import { OperationLogController } from './system/operation-log';
import { OpenApiController } from './system/openapi';
import { CreateTokenController } from './tokens/create-token';
import { WhitelistsController } from './whitelists/whitelists';

/** In the order of the API document. */
export const CONTROLLERS = [
  CreateTokenController,
  SessionsController,
  OwnCredentialsController,
  OperatorsController,
  QueryCustomersController,
  FreezeCustomersController,
  CustomerMarksController,
  NewCustomerTagsController,
  ListLevelsController,
  QueryResellersController,
  ResellerLifeController,
  IssueCouponsController,
  ReclaimCouponController,
  ReclaimBatchController,
  ListIssuedCouponsController,
  ShowCouponController,
  ExportRecordsController,
  ListCouponRecordsController,
  ListHeldCouponsController,
  ListQuotasController,
  AllotQuotaController,
  ReclaimQuotasController,
  ListAllottedQuotasController,
  ListQuotaRecordsController,
  WhitelistsController,
  ListOrdersController,
  OrderDetailController,
  PayOrderController,
  PayProxyPayController,
  QuoteProxyPayController,
  ReportOrderController,
  OrderCouponsController,
  OrderDiscountsController,
  CustomerDiscountsController,
  CancelOrderController,
  OwnProxyPayController,
  ProxyPayRequestsController,
  PartnerBalancesController,
  GrantMoneyController,
  ListAdjustmentsController,
  ListChangesController,
  CustomerBalancesController,
  OwnContactController,
  OwnPasswordController,
  QuickAccountsController,
  ApplyIndividualController,
  ApplyEnterpriseController,
  ReviewResultController,
  OwnRealnameStatusController,
  FaceController,
  JoinNetworkController,
  CompanyProfileController,
  GrantQuotaController,
  ListAllQuotasController,
  ChangeQuotaController,
  ListAllCouponsController,
  FreezeCouponController,
  CreateOrderController,
  OperateAccountsController,
  SignUpController,
  CheckIdentityController,
  PendingAssociationsController,
  RegisterCustomerController,
  SendVerificationCodeController,
  VerificationProtectionController,
  SensitiveCodesController,
  CreateReportsController,
  ManageReportsController,
  InviteController,
  ListInvitationsController,
  AcceptController,
  InvitationPageController,
  OperateReportsController,
  CreatePartnerController,
  ListPartnersController,
  SetStatesController,
  OperateApplicationsController,
  VerifyAccountController,
  ReviewCompanyEditsController,
  CreateCustomerController,
  ListCustomersController,
  SetAssociationController,
  PartnerAssociationRequestsController,
  CustomerAssociationRequestsController,
  AssociationLogsController,
  AccountController,
  AccessKeysController,
  UsersController,
  AccessConfigurationController,
  BindingNoticesController,
  SamlController,
  BindingsController,
  ListNotificationsController,
  OperationLogController,
  AuditController,
  DeadLettersController,
  HealthController,
  OpenApiController,
] as const;

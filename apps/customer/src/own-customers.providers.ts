import type { Provider, Type } from '@nestjs/common';
import { CustomerListsRepository } from './adapters/mongo/customer-list/customer-lists.repository';
import { ListPlaces } from './adapters/mongo/customer-list/list-places';
import { OwnCustomersController } from './api/own-customers.controller';
import { CustomerLists } from './ports/customer-lists';
import { ChangeFreeze } from './use-cases/customers/change-freeze/change-freeze.use-case';
import { LabelCustomer } from './use-cases/customers/label-customer/label-customer.use-case';
import { AmendOwnCustomer } from './use-cases/customers/own-customers/amend-own-customer';
import { OwnCustomers } from './use-cases/customers/own-customers/own-customers';
import { QueryCustomers } from './use-cases/customers/query-customers/query-customers.use-case';
import { QueryNewCustomerTags } from './use-cases/customers/query-new-customer-tags/query-new-customer-tags.use-case';
import { ReleaseDue } from './use-cases/customers/release-due/release-due.use-case';
import { SetAccountManager } from './use-cases/customers/set-account-manager/set-account-manager.use-case';
import { SetNewCustomerTag } from './use-cases/customers/set-new-customer-tag/set-new-customer-tag.use-case';
import { ConsumptionBookRepository } from './adapters/mongo/levels/consumption-book.repository';
import { FollowedEventsController } from './api/followed-events.controller';
import { loadLevelRules } from './level-settings';
import { ConsumptionBook, LEVEL_RULES } from './ports/levels';
import { FollowRealName } from './use-cases/follow-real-name/follow-real-name.use-case';
import { FollowConsumption } from './use-cases/levels/follow-consumption/follow-consumption.use-case';
import { RecomputeLevels } from './use-cases/levels/recompute-levels/recompute-levels.use-case';
import { ListLevels } from './use-cases/levels/list-levels/list-levels.use-case';
import { ResellersRepository } from './adapters/mongo/resellers/resellers.repository';
import { ResellersController } from './api/resellers.controller';
import { Resellers } from './ports/resellers';
import { AcceptResellerInvitation } from './use-cases/resellers/accept-invitation/accept-reseller-invitation.use-case';
import { ConfigureReseller } from './use-cases/resellers/configure-reseller/configure-reseller.use-case';
import { InviteReseller } from './use-cases/resellers/invite-reseller/invite-reseller.use-case';
import { LeaveDistributor } from './use-cases/resellers/leave-distributor/leave-distributor.use-case';
import { QueryResellers } from './use-cases/resellers/query-resellers/query-resellers.use-case';

/** What partners see of their customers and resellers, and do with them (customers 7). */
export const ownCustomersControllers: Type[] = [OwnCustomersController, FollowedEventsController, ResellersController];

export const ownCustomersAdapters: Provider[] = [
  ListPlaces,
  { provide: CustomerLists, useClass: CustomerListsRepository },
  { provide: ConsumptionBook, useClass: ConsumptionBookRepository },
  { provide: Resellers, useClass: ResellersRepository },
  { provide: LEVEL_RULES, useFactory: () => loadLevelRules() },
];

export const ownCustomersUseCases: Provider[] = [
  AmendOwnCustomer,
  ChangeFreeze,
  LabelCustomer,
  OwnCustomers,
  ReleaseDue,
  QueryCustomers,
  QueryNewCustomerTags,
  SetAccountManager,
  SetNewCustomerTag,
  FollowRealName,
  FollowConsumption,
  RecomputeLevels,
  ListLevels,
  AcceptResellerInvitation,
  ConfigureReseller,
  InviteReseller,
  LeaveDistributor,
  QueryResellers,
];

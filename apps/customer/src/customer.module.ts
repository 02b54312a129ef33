import { Module } from '@nestjs/common';
import { ServiceModule } from '@pc/service';
import { adapters, controllers, remoteAdapters, useCases } from './customer.providers';
import { OwnCustomersBackground } from './own-customers-background';
import { AssociationBackground } from './association-background';
import { FirstStart } from './first-start';
import { NoticeDispatch } from './notice-dispatch';
import { INVITATION_SETTINGS } from './ports/invitation-settings';
import { SSO_SETTINGS } from './ports/sso/settings';
import { SsoBackground } from './sso-background';
import { loadSsoSettings } from './sso-settings';
import { CUSTOMER_SETTINGS } from './ports/settings';
import { loadInvitationSettings } from './invitation-settings';
import { ReportExpiry } from './report-expiry';
import { loadCustomerSettings } from './settings';
import { UnlinkRecovery } from './unlink-recovery';

@Module({
  imports: [ServiceModule.of('customer')],
  controllers,
  providers: [
    ...adapters,
    ...remoteAdapters,
    ...useCases,
    FirstStart,
    SsoBackground,
    { provide: SSO_SETTINGS, useFactory: () => loadSsoSettings() },
    NoticeDispatch,
    AssociationBackground,
    OwnCustomersBackground,
    ReportExpiry,
    { provide: INVITATION_SETTINGS, useFactory: () => loadInvitationSettings() },
    UnlinkRecovery,
    { provide: CUSTOMER_SETTINGS, useFactory: () => loadCustomerSettings() },
  ],
})
export class CustomerModule {}

import type { Provider, Type } from '@nestjs/common';
import { HttpsPlatformPost } from './adapters/http/https-platform-post';
import { AccessConfigurationsRepository } from './adapters/mongo/sso/access-configurations.repository';
import { BindingNoticesRepository } from './adapters/mongo/sso/binding-notices.repository';
import { LoginsRepository } from './adapters/mongo/sso/logins.repository';
import { NodeSaml } from './adapters/saml/node-saml';
import { AccessConfigurationController } from './api/access-configuration.controller';
import { SsoController } from './api/sso.controller';
import { AccessConfigurations } from './ports/sso/access-configurations';
import { BindingNotices, PlatformPost } from './ports/sso/binding-notices';
import { Logins } from './ports/sso/logins';
import { Saml } from './ports/sso/saml';
import { AcceptAssertion } from './use-cases/sso/accept-assertion/accept-assertion.use-case';
import { BeginLogin } from './use-cases/sso/begin-login/begin-login.use-case';
import { Bind } from './use-cases/sso/bind-account/bind';
import { BindAccount } from './use-cases/sso/bind-account/bind-account.use-case';
import { Enter } from './use-cases/sso/enter/enter';
import { EnterByPlatform } from './use-cases/sso/enter-by-platform/enter-by-platform.use-case';
import { GetAccessConfiguration } from './use-cases/sso/get-access-configuration/get-access-configuration.use-case';
import { GetPendingBinding } from './use-cases/sso/get-pending-binding/get-pending-binding.use-case';
import { ListBindingNotices } from './use-cases/sso/list-binding-notices/list-binding-notices.use-case';
import { RecordBindingNotice } from './use-cases/sso/record-binding-notice/record-binding-notice.use-case';
import { ResendBindingNotice } from './use-cases/sso/resend-binding-notice/resend-binding-notice.use-case';
import { SendBindingNotices } from './use-cases/sso/send-binding-notices/send-binding-notices.use-case';
import { SetAccessConfiguration } from './use-cases/sso/set-access-configuration/set-access-configuration.use-case';

/** The jump to the vendor's site and the binding (customers 9). */
export const ssoControllers: Type[] = [SsoController, AccessConfigurationController];

export const ssoAdapters: Provider[] = [
  { provide: AccessConfigurations, useClass: AccessConfigurationsRepository },
  { provide: BindingNotices, useClass: BindingNoticesRepository },
  { provide: Logins, useClass: LoginsRepository },
  { provide: PlatformPost, useClass: HttpsPlatformPost },
  { provide: Saml, useClass: NodeSaml },
];

export const ssoUseCases: Provider[] = [
  AcceptAssertion,
  BeginLogin,
  Bind,
  BindAccount,
  Enter,
  EnterByPlatform,
  GetAccessConfiguration,
  GetPendingBinding,
  ListBindingNotices,
  RecordBindingNotice,
  ResendBindingNotice,
  SendBindingNotices,
  SetAccessConfiguration,
];

import type { Provider, Type } from '@nestjs/common';
import { EmailAddressesRepository } from './adapters/mongo/accounts/email-addresses.repository';
import { IdentityProofsRepository } from './adapters/mongo/accounts/identity-proofs.repository';
import { CompaniesRepository } from './adapters/mongo/companies/companies.repository';
import { AccountsController } from './api/accounts.controller';
import { QuickAccountsController } from './api/quick-accounts.controller';
import { CompaniesController } from './api/companies.controller';
import { Companies } from './ports/companies';
import { EmailAddresses } from './ports/email-addresses';
import { IdentityProofs } from './ports/identity-proofs';
import { AcceptContact } from './use-cases/accounts/accept-contact/accept-contact';
import { ChangeContact } from './use-cases/accounts/change-contact/change-contact.use-case';
import { ChangePassword } from './use-cases/accounts/change-password/change-password.use-case';
import { ChangeUserPassword } from './use-cases/accounts/change-user-password/change-user-password.use-case';
import { CreateQuickAccount } from './use-cases/accounts/create-quick-account/create-quick-account.use-case';
import { EndLogins } from './use-cases/accounts/end-logins/end-logins';
import { GetContact } from './use-cases/accounts/get-contact/get-contact.use-case';
import { OldPassword } from './use-cases/accounts/old-password/old-password';
import { Proofs } from './use-cases/accounts/proofs/proofs';
import { ProveIdentity } from './use-cases/accounts/prove-identity/prove-identity.use-case';
import { ProveForQuickAccount } from './use-cases/accounts/prove-for-quick-account/prove-for-quick-account.use-case';
import { SendContactCode } from './use-cases/accounts/send-contact-code/send-contact-code.use-case';
import { SendIdentityCode } from './use-cases/accounts/send-identity-code/send-identity-code.use-case';
import { SendNewAccountCode } from './use-cases/accounts/send-new-account-code/send-new-account-code.use-case';
import { SendQuickAccountCode } from './use-cases/accounts/send-quick-account-code/send-quick-account-code.use-case';
import { TakePhone } from './use-cases/accounts/take-phone/take-phone';
import { TellChange } from './use-cases/accounts/tell-change/tell-change';
import { EditProfile } from './use-cases/companies/edit-profile/edit-profile.use-case';
import { GetProfile } from './use-cases/companies/get-profile/get-profile.use-case';
import { HandOver } from './use-cases/companies/hand-over/hand-over.use-case';
import { JoinCompany } from './use-cases/companies/join-company/join-company';
import { JoinNetwork } from './use-cases/companies/join-network/join-network.use-case';
import { ListEdits } from './use-cases/companies/list-edits/list-edits.use-case';
import { MainAccount } from './use-cases/companies/main-account/main-account';
import { OwnCompany } from './use-cases/companies/own-company/own-company';
import { ReviewEdit } from './use-cases/companies/review-edit/review-edit.use-case';

/** What accounts do to themselves, and the companies behind partner accounts. */
export const accountControllers: Type[] = [AccountsController, CompaniesController, QuickAccountsController];

export const accountAdapters: Provider[] = [
  { provide: Companies, useClass: CompaniesRepository },
  { provide: EmailAddresses, useClass: EmailAddressesRepository },
  { provide: IdentityProofs, useClass: IdentityProofsRepository },
];

export const accountUseCases: Provider[] = [
  AcceptContact,
  ChangeContact,
  ChangePassword,
  ChangeUserPassword,
  CreateQuickAccount,
  EditProfile,
  EndLogins,
  GetContact,
  GetProfile,
  HandOver,
  JoinCompany,
  JoinNetwork,
  ListEdits,
  MainAccount,
  OldPassword,
  OwnCompany,
  ProveForQuickAccount,
  Proofs,
  ProveIdentity,
  ReviewEdit,
  SendContactCode,
  SendIdentityCode,
  SendNewAccountCode,
  SendQuickAccountCode,
  TakePhone,
  TellChange,
];

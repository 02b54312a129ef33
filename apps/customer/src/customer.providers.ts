import type { Provider, Type } from '@nestjs/common';
import { accessAdapters, accessControllers, accessUseCases } from './access.providers';
import { codesAdapters, codesControllers, codesUseCases } from './codes.providers';
import { accountAdapters, accountControllers, accountUseCases } from './accounts.providers';
import { BillingStandings } from './adapters/bus/billing-standings';
import { Argon2Secrets } from './adapters/crypto/argon2-secrets';
import { CertificationBuckets } from './adapters/bus/certification-buckets';
import { AccountMapper } from './adapters/mongo/account.mapper';
import { AccountListsRepository } from './adapters/mongo/account-lists.repository';
import { AccountsRepository } from './adapters/mongo/accounts.repository';
import { ContradictionsReader } from './adapters/mongo/contradictions.reader';
import { CredentialsRepository } from './adapters/mongo/credentials.repository';
import { InboxCommands } from './adapters/mongo/inbox-commands';
import { PendingAssociationsRepository } from './adapters/mongo/pending-associations.repository';
import { ownCustomersAdapters, ownCustomersControllers, ownCustomersUseCases } from './own-customers.providers';
import { PhoneRegistrationsRepository } from './adapters/mongo/phone-registrations.repository';
import { ReportLookupReader } from './adapters/mongo/report-lookup.reader';
import { AccountLists, Accounts } from './ports/accounts';
import { Commands } from './ports/commands';
import {
  associationRequestAdapters,
  associationRequestControllers,
  associationRequestRemoteAdapters,
  associationRequestUseCases,
} from './association-requests.providers';
import { CredentialsController } from './api/credentials.controller';
import { PartiesController } from './api/parties.controller';
import { PartnerStateController } from './api/partner-state.controller';
import { QueriesController } from './api/queries.controller';
import { RegistrationController } from './api/registration.controller';
import { Contradictions } from './ports/contradictions';
import { Credentials } from './ports/credentials';
import { OperationLog } from './ports/operation-log';
import { PendingAssociations } from './ports/pending-associations';
import { PhoneRegistrations } from './ports/phone-registrations';
import { ReportLookup } from './ports/report-lookup';
import { Buckets } from './ports/sso/buckets';
import { ssoAdapters, ssoControllers, ssoUseCases } from './sso.providers';
import { Secrets } from './ports/secrets';
import { Standings } from './ports/standings';
import { AcceptPassword } from './use-cases/accept-password/accept-password';
import { Audit } from './use-cases/audit/audit.use-case';
import { BootstrapOperator } from './use-cases/bootstrap-operator/bootstrap-operator.use-case';
import { ChangeAccount } from './use-cases/change-account/change-account';
import { CreateAccessKey } from './use-cases/create-access-key/create-access-key.use-case';
import { CreateCustomer } from './use-cases/create-customer/create-customer.use-case';
import { CreatePartner } from './use-cases/create-partner/create-partner.use-case';
import { CreateToken } from './use-cases/create-token/create-token.use-case';
import { CreateUser } from './use-cases/create-user/create-user.use-case';
import { DeleteAccessKey } from './use-cases/delete-access-key/delete-access-key.use-case';
import { FollowPartnerState } from './use-cases/follow-partner-state/follow-partner-state.use-case';
import { GetAssociation } from './use-cases/get-association/get-association.use-case';
import { GetCredential } from './use-cases/get-credential/get-credential.use-case';
import { GetPartner } from './use-cases/get-partner/get-partner.use-case';
import { ListCredentials } from './use-cases/list-credentials/list-credentials.use-case';
import { ListCustomers } from './use-cases/list-customers/list-customers.use-case';
import { ListPartners } from './use-cases/list-partners/list-partners.use-case';
import { CheckIdentity } from './use-cases/registration/check-identity/check-identity.use-case';
import { AwaitAssociation } from './use-cases/registration/complete-association/await-association';
import { CompleteAssociation } from './use-cases/registration/complete-association/complete-association.use-case';
import { RefuseTaken } from './use-cases/registration/refuse-taken/refuse-taken';
import { ListPendingAssociations } from './use-cases/registration/list-pending-associations/list-pending-associations.use-case';
import { RegisterCustomer } from './use-cases/registration/register-customer/register-customer.use-case';
import { SendSignUpCode } from './use-cases/registration/send-sign-up-code/send-sign-up-code.use-case';
import { SignUp } from './use-cases/registration/sign-up/sign-up.use-case';
import { ResolveTarget } from './use-cases/resolve-target/resolve-target';
import { RecordOperation } from './use-cases/record-operation/record-operation.use-case';
import { SetAccountFacts } from './use-cases/set-account-facts/set-account-facts.use-case';
import { SetAssociation } from './use-cases/set-association/set-association.use-case';
import { SetPartnerState } from './use-cases/set-partner-state/set-partner-state.use-case';
import { SetResellerState } from './use-cases/set-reseller-state/set-reseller-state.use-case';
import { reportAdapters, reportControllers, reportUseCases } from './report.providers';

export const controllers: Type[] = [
  ...ownCustomersControllers,
  PartiesController,
  CredentialsController,
  QueriesController,
  PartnerStateController,
  ...accessControllers,
  ...associationRequestControllers,
  RegistrationController,
  ...reportControllers,
  ...ssoControllers,
  ...codesControllers,
  ...accountControllers,
];

export const adapters: Provider[] = [
  ...accessAdapters,
  ...reportAdapters,
  ...ssoAdapters,
  ...associationRequestAdapters,
  ...codesAdapters,
  ...accountAdapters,
  AccountMapper,
  ...ownCustomersAdapters,
  { provide: Accounts, useClass: AccountsRepository },
  { provide: AccountLists, useClass: AccountListsRepository },
  { provide: Credentials, useClass: CredentialsRepository },
  OperationLog,
  { provide: PendingAssociations, useClass: PendingAssociationsRepository },
  { provide: PhoneRegistrations, useClass: PhoneRegistrationsRepository },
  { provide: ReportLookup, useClass: ReportLookupReader },
  { provide: Contradictions, useClass: ContradictionsReader },
  { provide: Commands, useClass: InboxCommands },
  { provide: Secrets, useClass: Argon2Secrets },
];

/** Other services. Tests put stand-ins in their place. */
export const remoteAdapters: Provider[] = [
  { provide: Buckets, useClass: CertificationBuckets },
  { provide: Standings, useClass: BillingStandings },
  ...associationRequestRemoteAdapters,
];

export const useCases: Provider[] = [
  ...reportUseCases,
  ...ownCustomersUseCases,
  ...ssoUseCases,
  ...accessUseCases,
  ...associationRequestUseCases,
  ...codesUseCases,
  ...accountUseCases,
  AcceptPassword,
  Audit,
  BootstrapOperator,
  ChangeAccount,
  CreateAccessKey,
  CreateCustomer,
  CreatePartner,
  CreateToken,
  CreateUser,
  DeleteAccessKey,
  FollowPartnerState,
  GetAssociation,
  GetCredential,
  GetPartner,
  ListCredentials,
  ListCustomers,
  ListPartners,
  CheckIdentity,
  AwaitAssociation,
  CompleteAssociation,
  RefuseTaken,
  ListPendingAssociations,
  RegisterCustomer,
  SendSignUpCode,
  SignUp,
  ResolveTarget,
  RecordOperation,
  SetAccountFacts,
  SetAssociation,
  SetPartnerState,
  SetResellerState,
];

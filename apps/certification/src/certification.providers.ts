import type { Provider, Type } from '@nestjs/common';
import { OperationLog } from '@pc/store';
import { BillingStandings } from './adapters/bus/billing-standings';
import { CustomerCodes } from './adapters/bus/customer-codes';
import { CustomerDirectory } from './adapters/bus/customer-directory';
import { checksOf } from './adapters/checks/checks-of';
import { ApplicationsRepository } from './adapters/mongo/applications.repository';
import { ContradictionsReader } from './adapters/mongo/contradictions.reader';
import { CustomersRepository } from './adapters/mongo/customers.repository';
import { FaceCodesRepository } from './adapters/mongo/face-codes.repository';
import { FilingLogRepository } from './adapters/mongo/filing-log.repository';
import { FixturesRepository } from './adapters/mongo/fixtures.repository';
import { PlatformsRepository } from './adapters/mongo/platforms.repository';
import { RealnameAuthsRepository } from './adapters/mongo/realname-auths.repository';
import { storageOf } from './adapters/storage/storage-of';
import { ApplicationsController } from './api/applications.controller';
import { AuditController } from './api/audit.controller';
import { CustomerEventsController } from './api/customer-events.controller';
import { OperationsController } from './api/operations.controller';
import { PlatformsController } from './api/platforms.controller';
import { RealnameController } from './api/realname.controller';
import { Applications } from './ports/applications';
import { Contradictions } from './ports/contradictions';
import { Customers } from './ports/customers';
import { Directory } from './ports/directory';
import { FaceCodes } from './ports/face-codes';
import { FilingLog } from './ports/filing-log';
import { Fixtures } from './ports/fixtures';
import { IdentityChecks } from './ports/identity-checks';
import { ObjectStorage } from './ports/object-storage';
import { Platforms } from './ports/platforms';
import { RealnameAuths } from './ports/realname-auths';
import { RealnameCodes } from './ports/realname-codes';
import { CERTIFICATION_SETTINGS, type CertificationSettings } from './ports/settings';
import { Standings } from './ports/standings';
import { Admission } from './use-cases/apply/admission';
import { ApplyEnterprise } from './use-cases/apply/apply-enterprise.use-case';
import { ApplyIndividual } from './use-cases/apply/apply-individual.use-case';
import { CountAttempt } from './use-cases/apply/count-attempt';
import { FileApplication } from './use-cases/apply/file-application';
import { InspectAttachments } from './use-cases/apply/inspect-attachments';
import { ScreenIdentity } from './use-cases/apply/screen-identity';
import { CheckBucket } from './use-cases/buckets/check-bucket.use-case';
import { CreateFaceCode } from './use-cases/face/create-face-code.use-case';
import { ScanFace } from './use-cases/face/scan-face.use-case';
import { FollowCustomers } from './use-cases/follow-customers/follow-customers.use-case';
import { GetRealnameStatus } from './use-cases/get-realname-status/get-realname-status.use-case';
import { GetReviewResult } from './use-cases/get-review-result/get-review-result.use-case';
import { LearnCustomer } from './use-cases/learn-customer/learn-customer';
import { ListApplications } from './use-cases/list-applications/list-applications.use-case';
import { PutFixture } from './use-cases/put-fixture/put-fixture.use-case';
import { ReviewApplication } from './use-cases/review-application/review-application.use-case';
import { VerifyAccount } from './use-cases/verify-account/verify-account.use-case';

export const controllers: Type[] = [
  ApplicationsController,
  AuditController,
  OperationsController,
  CustomerEventsController,
  PlatformsController,
  RealnameController,
];

export const adapters: Provider[] = [
  OperationLog,
  { provide: Platforms, useClass: PlatformsRepository },
  { provide: Customers, useClass: CustomersRepository },
  { provide: RealnameAuths, useClass: RealnameAuthsRepository },
  { provide: Applications, useClass: ApplicationsRepository },
  { provide: FilingLog, useClass: FilingLogRepository },
  { provide: FaceCodes, useClass: FaceCodesRepository },
  { provide: Fixtures, useClass: FixturesRepository },
  { provide: Contradictions, useClass: ContradictionsReader },
  {
    provide: ObjectStorage,
    inject: [CERTIFICATION_SETTINGS],
    useFactory: ({ storage }: CertificationSettings) => storageOf(storage),
  },
  {
    provide: IdentityChecks,
    inject: [CERTIFICATION_SETTINGS, Fixtures],
    useFactory: ({ checks }: CertificationSettings, fixtures: Fixtures) => checksOf(checks, fixtures),
  },
];

export const remoteAdapters: Provider[] = [
  { provide: Directory, useClass: CustomerDirectory },
  { provide: RealnameCodes, useClass: CustomerCodes },
  { provide: Standings, useClass: BillingStandings },
];

export const useCases: Provider[] = [
  CheckBucket,
  FollowCustomers,
  LearnCustomer,
  Admission,
  CountAttempt,
  InspectAttachments,
  ScreenIdentity,
  FileApplication,
  ApplyIndividual,
  ApplyEnterprise,
  GetReviewResult,
  ReviewApplication,
  ListApplications,
  PutFixture,
  GetRealnameStatus,
  VerifyAccount,
  CreateFaceCode,
  ScanFace,
];

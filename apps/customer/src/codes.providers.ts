import type { Provider, Type } from '@nestjs/common';
import { SealedCodeSecrets } from './adapters/crypto/sealed-code-secrets';
import { transportOf } from './adapters/delivery/transport-of';
import { CodeRecordsRepository } from './adapters/mongo/codes/code-records.repository';
import { NoticeListReader } from './adapters/mongo/notices/notice-list.reader';
import { NoticeQueueRepository } from './adapters/mongo/notices/notice-queue.repository';
import { NoticeMapper } from './adapters/mongo/notices/notice.mapper';
import { NoticesRepository } from './adapters/mongo/notices/notices.repository';
import { CodesController } from './api/codes.controller';
import { CodeRecords } from './ports/code-records';
import { CodeSecrets } from './ports/code-secrets';
import { MessageTransport } from './ports/message-transport';
import { NoticeBell } from './ports/notice-bell';
import { NoticeList } from './ports/notice-list';
import { NoticeQueue } from './ports/notice-queue';
import { Notices } from './ports/notices';
import { CUSTOMER_SETTINGS, type CustomerSettings } from './ports/settings';
import { VerificationCodes } from './ports/verification-codes';
import { CheckVerificationCode } from './use-cases/codes/check-verification-code/check-verification-code.use-case';
import { KeptVerificationCodes } from './use-cases/codes/kept-verification-codes/kept-verification-codes';
import { SendSensitiveCode } from './use-cases/codes/send-sensitive-code/send-sensitive-code.use-case';
import { SendVerificationCode } from './use-cases/codes/send-verification-code/send-verification-code.use-case';
import { SensitiveCode } from './use-cases/codes/sensitive-code/sensitive-code';
import { GetVerificationProtection } from './use-cases/codes/verification-protection/get-verification-protection.use-case';
import { SetVerificationProtection } from './use-cases/codes/verification-protection/set-verification-protection.use-case';
import { VerifyCode } from './use-cases/codes/verify-code/verify-code';
import { DeliverNotices } from './use-cases/notices/deliver-notices/deliver-notices';
import { ListNotifications } from './use-cases/notices/list-notifications/list-notifications.use-case';

/** Verification codes, and the messages that carry them (customers 4.13 to 4.17, 10.6, 10.7, 10.9). */
export const codesControllers: Type[] = [CodesController];

export const codesAdapters: Provider[] = [
  NoticeBell,
  NoticeMapper,
  { provide: Notices, useClass: NoticesRepository },
  { provide: NoticeList, useClass: NoticeListReader },
  { provide: NoticeQueue, useClass: NoticeQueueRepository },
  { provide: MessageTransport, inject: [CUSTOMER_SETTINGS], useFactory: ({ notices }: CustomerSettings) => transportOf(notices) },
  { provide: CodeRecords, useClass: CodeRecordsRepository },
  { provide: CodeSecrets, useClass: SealedCodeSecrets },
];

export const codesUseCases: Provider[] = [
  CheckVerificationCode,
  DeliverNotices,
  GetVerificationProtection,
  ListNotifications,
  SendSensitiveCode,
  SendVerificationCode,
  SensitiveCode,
  SetVerificationProtection,
  VerifyCode,
  { provide: VerificationCodes, useClass: KeptVerificationCodes },
];

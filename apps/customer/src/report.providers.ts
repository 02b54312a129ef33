import type { Provider, Type } from '@nestjs/common';
import { EnterprisesReader } from './adapters/mongo/enterprises.reader';
import { InvitationListsRepository } from './adapters/mongo/invitations/invitation-lists.repository';
import { InvitationMapper } from './adapters/mongo/invitations/invitation.mapper';
import { InvitationsRepository } from './adapters/mongo/invitations/invitations.repository';
import { ReportListsRepository } from './adapters/mongo/reports/report-lists.repository';
import { ReportMapper } from './adapters/mongo/reports/report.mapper';
import { ReportsRepository } from './adapters/mongo/reports/reports.repository';
import { InvitationsController } from './api/invitations.controller';
import { ReportsController } from './api/reports.controller';
import { Enterprises } from './ports/enterprises';
import { InvitationLists, Invitations } from './ports/invitations';
import { ReportLists, Reports } from './ports/reports';
import { AcceptanceDesk } from './use-cases/invitations/accept-invitation/acceptance-desk';
import { AcceptInvitation } from './use-cases/invitations/accept-invitation/accept-invitation.use-case';
import { Newcomers } from './use-cases/invitations/accept-invitation/newcomer';
import { CreateInvitationLink } from './use-cases/invitations/create-link/create-link.use-case';
import { InvitationMail } from './use-cases/invitations/invitation-mail/invitation-mail';
import { InviteByEmail } from './use-cases/invitations/invite-by-email/invite-by-email.use-case';
import { ListInvitations } from './use-cases/invitations/list-invitations/list-invitations.use-case';
import { ListInvitationResults } from './use-cases/invitations/list-results/list-results.use-case';
import { PreviewInvitation } from './use-cases/invitations/preview-invitation/preview-invitation.use-case';
import { SendAcceptanceCode } from './use-cases/invitations/send-acceptance-code/send-acceptance-code.use-case';
import { ShowInvitation } from './use-cases/invitations/show-invitation/show-invitation.use-case';
import { CreateReport } from './use-cases/reports/create-report/create-report.use-case';
import { CreateVendorReport } from './use-cases/reports/create-vendor-report/create-vendor-report.use-case';
import { DeleteReports } from './use-cases/reports/delete-reports/delete-reports.use-case';
import { ExpireDueReports } from './use-cases/reports/expire-due/expire-due-reports.use-case';
import { ListReports } from './use-cases/reports/list-reports/list-reports.use-case';
import { ReportDesk } from './use-cases/reports/report-desk/report-desk';
import { RevealReport } from './use-cases/reports/reveal-report/reveal-report.use-case';
import { ReviewReport } from './use-cases/reports/review-report/review-report.use-case';
import { SettleReports } from './use-cases/reports/follow-association/settle-reports.use-case';
import { SubmitReport } from './use-cases/reports/submit-report/submit-report.use-case';

/** Reports and invitations (customers 5). */
export const reportControllers: Type[] = [ReportsController, InvitationsController];

export const reportAdapters: Provider[] = [
  ReportMapper,
  InvitationMapper,
  { provide: Reports, useClass: ReportsRepository },
  { provide: ReportLists, useClass: ReportListsRepository },
  { provide: Invitations, useClass: InvitationsRepository },
  { provide: InvitationLists, useClass: InvitationListsRepository },
  { provide: Enterprises, useClass: EnterprisesReader },
];

export const reportUseCases: Provider[] = [
  AcceptanceDesk,
  AcceptInvitation,
  CreateInvitationLink,
  CreateReport,
  CreateVendorReport,
  DeleteReports,
  ExpireDueReports,
  InvitationMail,
  InviteByEmail,
  ListInvitationResults,
  ListInvitations,
  ListReports,
  Newcomers,
  PreviewInvitation,
  ReportDesk,
  RevealReport,
  ReviewReport,
  SendAcceptanceCode,
  SettleReports,
  ShowInvitation,
  SubmitReport,
];

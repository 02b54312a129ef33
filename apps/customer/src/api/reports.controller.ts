import { Controller } from '@nestjs/common';
import { HandleRequest } from '@pc/bus';
import { customer as contracts } from '@pc/contracts';
import type { ReplyOf, RequestOf } from '../ports/commands';
import { CreateReport } from '../use-cases/reports/create-report/create-report.use-case';
import { CreateVendorReport } from '../use-cases/reports/create-vendor-report/create-vendor-report.use-case';
import { DeleteReports } from '../use-cases/reports/delete-reports/delete-reports.use-case';
import { ListReports } from '../use-cases/reports/list-reports/list-reports.use-case';
import { RevealReport } from '../use-cases/reports/reveal-report/reveal-report.use-case';
import { ReviewReport } from '../use-cases/reports/review-report/review-report.use-case';
import { SubmitReport } from '../use-cases/reports/submit-report/submit-report.use-case';

/** Reports of prospects (customers 5). */
@Controller()
export class ReportsController {
  constructor(
    private readonly creation: CreateReport,
    private readonly submission: SubmitReport,
    private readonly vendorReports: CreateVendorReport,
    private readonly reviews: ReviewReport,
    private readonly lists: ListReports,
    private readonly revelation: RevealReport,
    private readonly removal: DeleteReports,
  ) {}

  @HandleRequest(contracts.createReport)
  create(request: RequestOf<typeof contracts.createReport>): ReplyOf<typeof contracts.createReport> {
    return this.creation.execute(request);
  }

  @HandleRequest(contracts.submitReport)
  submit(request: RequestOf<typeof contracts.submitReport>): ReplyOf<typeof contracts.submitReport> {
    return this.submission.execute(request);
  }

  @HandleRequest(contracts.createVendorReport)
  createVendorReport(request: RequestOf<typeof contracts.createVendorReport>): ReplyOf<typeof contracts.createVendorReport> {
    return this.vendorReports.execute(request);
  }

  @HandleRequest(contracts.reviewReport)
  review(request: RequestOf<typeof contracts.reviewReport>): ReplyOf<typeof contracts.reviewReport> {
    return this.reviews.execute(request);
  }

  @HandleRequest(contracts.listReports)
  list(request: RequestOf<typeof contracts.listReports>): ReplyOf<typeof contracts.listReports> {
    return this.lists.execute(request);
  }

  @HandleRequest(contracts.revealReport)
  reveal(request: RequestOf<typeof contracts.revealReport>): ReplyOf<typeof contracts.revealReport> {
    return this.revelation.execute(request);
  }

  @HandleRequest(contracts.deleteReports)
  remove(request: RequestOf<typeof contracts.deleteReports>): ReplyOf<typeof contracts.deleteReports> {
    return this.removal.execute(request);
  }
}

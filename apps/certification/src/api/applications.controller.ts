import { Controller } from '@nestjs/common';
import { HandleRequest, type ReplyOf, type RequestOf } from '@pc/bus';
import { certification as contracts } from '@pc/contracts';
import { ApplyEnterprise } from '../use-cases/apply/apply-enterprise.use-case';
import { ApplyIndividual } from '../use-cases/apply/apply-individual.use-case';
import { GetReviewResult } from '../use-cases/get-review-result/get-review-result.use-case';
import { ListApplications } from '../use-cases/list-applications/list-applications.use-case';
import { PutFixture } from '../use-cases/put-fixture/put-fixture.use-case';
import { ReviewApplication } from '../use-cases/review-application/review-application.use-case';

/** What partners file for their customers, and what becomes of it (certification 4.9). */
@Controller()
export class ApplicationsController {
  constructor(
    private readonly applyIndividual: ApplyIndividual,
    private readonly applyEnterprise: ApplyEnterprise,
    private readonly getResult: GetReviewResult,
    private readonly reviewApplication: ReviewApplication,
    private readonly listApplications: ListApplications,
    private readonly putFixture: PutFixture,
  ) {}

  @HandleRequest(contracts.applyIndividual)
  individual(request: RequestOf<typeof contracts.applyIndividual>): ReplyOf<typeof contracts.applyIndividual> {
    return this.applyIndividual.execute(request);
  }

  @HandleRequest(contracts.applyEnterprise)
  enterprise(request: RequestOf<typeof contracts.applyEnterprise>): ReplyOf<typeof contracts.applyEnterprise> {
    return this.applyEnterprise.execute(request);
  }

  @HandleRequest(contracts.getReviewResult)
  result(request: RequestOf<typeof contracts.getReviewResult>): ReplyOf<typeof contracts.getReviewResult> {
    return this.getResult.execute(request);
  }

  @HandleRequest(contracts.reviewApplication)
  review(request: RequestOf<typeof contracts.reviewApplication>): ReplyOf<typeof contracts.reviewApplication> {
    return this.reviewApplication.execute(request);
  }

  @HandleRequest(contracts.listApplications)
  list(request: RequestOf<typeof contracts.listApplications>): ReplyOf<typeof contracts.listApplications> {
    return this.listApplications.execute(request);
  }

  @HandleRequest(contracts.putFixture)
  fixture(request: RequestOf<typeof contracts.putFixture>): ReplyOf<typeof contracts.putFixture> {
    return this.putFixture.execute(request);
  }
}

import { Controller } from '@nestjs/common';
import { HandleRequest } from '@pc/bus';
import { customer as contracts } from '@pc/contracts';
import type { ReplyOf, RequestOf } from '../ports/commands';
import { EditProfile } from '../use-cases/companies/edit-profile/edit-profile.use-case';
import { GetProfile } from '../use-cases/companies/get-profile/get-profile.use-case';
import { HandOver } from '../use-cases/companies/hand-over/hand-over.use-case';
import { JoinNetwork } from '../use-cases/companies/join-network/join-network.use-case';
import { ListEdits } from '../use-cases/companies/list-edits/list-edits.use-case';
import { ReviewEdit } from '../use-cases/companies/review-edit/review-edit.use-case';

/** The companies behind partner accounts: joining the network, and their shared data (customers 10.2, 10.3). */
@Controller()
export class CompaniesController {
  constructor(
    private readonly joining: JoinNetwork,
    private readonly profiles: GetProfile,
    private readonly edits: EditProfile,
    private readonly handingOver: HandOver,
    private readonly editLists: ListEdits,
    private readonly reviews: ReviewEdit,
  ) {}

  @HandleRequest(contracts.joinNetwork)
  join(request: RequestOf<typeof contracts.joinNetwork>): ReplyOf<typeof contracts.joinNetwork> {
    return this.joining.execute(request);
  }

  @HandleRequest(contracts.getCompanyProfile)
  profile(request: RequestOf<typeof contracts.getCompanyProfile>): ReplyOf<typeof contracts.getCompanyProfile> {
    return this.profiles.execute(request);
  }

  @HandleRequest(contracts.editCompanyProfile)
  edit(request: RequestOf<typeof contracts.editCompanyProfile>): ReplyOf<typeof contracts.editCompanyProfile> {
    return this.edits.execute(request);
  }

  @HandleRequest(contracts.handOverCompany)
  handOver(request: RequestOf<typeof contracts.handOverCompany>): ReplyOf<typeof contracts.handOverCompany> {
    return this.handingOver.execute(request);
  }

  @HandleRequest(contracts.listProfileEdits)
  listEdits(request: RequestOf<typeof contracts.listProfileEdits>): ReplyOf<typeof contracts.listProfileEdits> {
    return this.editLists.execute(request);
  }

  @HandleRequest(contracts.reviewProfileEdit)
  review(request: RequestOf<typeof contracts.reviewProfileEdit>): ReplyOf<typeof contracts.reviewProfileEdit> {
    return this.reviews.execute(request);
  }
}

import { Controller } from '@nestjs/common';
import { HandleRequest, type ReplyOf, type RequestOf } from '@pc/bus';
import { incentive as contracts } from '@pc/contracts';
import { ChangeWhitelist } from '../use-cases/change-whitelist/change-whitelist.use-case';
import { ListWhitelist } from '../use-cases/change-whitelist/list-whitelist';

/** To whom government-type partners may issue. */
@Controller()
export class WhitelistsController {
  constructor(
    private readonly whitelists: ChangeWhitelist,
    private readonly entries: ListWhitelist,
  ) {}

  @HandleRequest(contracts.importWhitelist)
  import(request: RequestOf<typeof contracts.importWhitelist>): ReplyOf<typeof contracts.importWhitelist> {
    return this.whitelists.import(request);
  }

  @HandleRequest(contracts.addToWhitelist)
  add(request: RequestOf<typeof contracts.addToWhitelist>): ReplyOf<typeof contracts.addToWhitelist> {
    return this.whitelists.add(request);
  }

  @HandleRequest(contracts.removeFromWhitelist)
  remove(request: RequestOf<typeof contracts.removeFromWhitelist>): ReplyOf<typeof contracts.removeFromWhitelist> {
    return this.whitelists.remove(request);
  }

  @HandleRequest(contracts.listWhitelist)
  list(request: RequestOf<typeof contracts.listWhitelist>): ReplyOf<typeof contracts.listWhitelist> {
    return this.entries.execute(request);
  }
}

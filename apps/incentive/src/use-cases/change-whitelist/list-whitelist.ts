import { answer, type ReplyOf, type RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { incentive } from '@pc/contracts';
import { isRefusal } from '@pc/kernel';
import { Whitelists } from '../../ports/whitelists';
import { WhitelistKeeper } from './whitelist-keeper';

/** The current version of one's whitelist (benefits 5.17). */
@Injectable()
export class ListWhitelist {
  constructor(
    private readonly keeper: WhitelistKeeper,
    private readonly whitelists: Whitelists,
  ) {}

  async execute({ payload, context }: RequestOf<typeof incentive.listWhitelist>): ReplyOf<typeof incentive.listWhitelist> {
    const key = await this.keeper.keyOf(context, payload.list_kind);
    return isRefusal(key) ? key : answer(await this.whitelists.page(key, payload));
  }
}

import type { Reply, ReplyOf, RequestOf } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { AnswerOf, incentive } from '@pc/contracts';
import { isRefusal, refuse, type Refusal } from '@pc/kernel';
import { Inbox, type Tx } from '@pc/store';
import { checkImport, checkSingle, type WhitelistEntry, type WhitelistKey } from '../../domain/whitelist';
import { Whitelists } from '../../ports/whitelists';
import { WhitelistKeeper } from './whitelist-keeper';

type Import = RequestOf<typeof incentive.importWhitelist>;
type Add = RequestOf<typeof incentive.addToWhitelist>;
type Remove = RequestOf<typeof incentive.removeFromWhitelist>;

/** A government-type partner says to whom it may issue (benefits R-62, 5.17). */
@Injectable()
export class ChangeWhitelist {
  constructor(
    private readonly keeper: WhitelistKeeper,
    private readonly whitelists: Whitelists,
    private readonly inbox: Inbox,
  ) {}

  async import(request: Import): ReplyOf<typeof incentive.importWhitelist> {
    const key = await this.keeper.keyOf(request.context, request.payload.list_kind);
    if (isRefusal(key)) return key;
    const entries = request.payload.entries.map(entryOf);
    const fault = checkImport(entries);
    if (fault) return fault;
    const before = await this.inbox.recall<AnswerOf<typeof incentive.importWhitelist>>(request);
    if (before) return before;
    const edition = await this.whitelists.stage(key, entries);
    let isTheList = false;
    try {
      return await this.inbox.once(request, async (tx) => {
        const version = await this.whitelists.replace(tx, key, edition);
        tx.onCommit(() => (isTheList = true));
        return { version };
      });
    } catch (error) {
      // Whether the commit went through may be unknown: what could be the list stays.
      isTheList = true;
      throw error;
    } finally {
      if (!isTheList) await this.whitelists.discard(edition);
    }
  }

  add(request: Add): ReplyOf<typeof incentive.addToWhitelist> {
    const { list_kind, ...named } = request.payload;
    const entry = entryOf(named);
    return this.change<AnswerOf<typeof incentive.addToWhitelist>>(request, checkSingle(list_kind), async (tx, key) => {
      const known = await this.whitelists.named(tx, key, [entry.customerId]);
      if (known.size === 0) return this.whitelists.add(tx, key, entry);
      return refuse('CBC.0100', { field: 'customer_id', reason: 'duplicate', params: { value: entry.customerId } });
    });
  }

  remove(request: Remove): ReplyOf<typeof incentive.removeFromWhitelist> {
    const { list_kind, id } = request.payload;
    return this.change<AnswerOf<typeof incentive.removeFromWhitelist>>(request, checkSingle(list_kind), async (tx, key) =>
      (await this.whitelists.remove(tx, key, id)) ? {} : refuse('CBC.0100', { field: 'id', reason: 'unknown' }),
    );
  }

  private async change<A>(
    request: Add | Remove,
    fault: Refusal | undefined,
    work: (tx: Tx, key: WhitelistKey) => Promise<A | Refusal>,
  ): Promise<Reply<A>> {
    const key = await this.keeper.keyOf(request.context, request.payload.list_kind);
    if (isRefusal(key)) return key;
    return fault ?? this.inbox.once(request, (tx) => work(tx, key));
  }
}

function entryOf({
  customer_id: customerId,
  customer_name: customerName,
  account_name: accountName,
}: incentive.NewWhitelistEntry): WhitelistEntry {
  return { customerId, ...(customerName !== undefined && { customerName }), ...(accountName !== undefined && { accountName }) };
}

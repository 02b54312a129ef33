import type { BusRequest, Reply } from '@pc/bus';
import { Injectable } from '@nestjs/common';
import type { Refusal } from '@pc/kernel';
import { Inbox, type Tx } from '@pc/store';
import { Commands } from '../../ports/commands';
import { againAfterDuplicate } from './again-after-duplicate';

@Injectable()
export class InboxCommands extends Commands {
  constructor(private readonly inbox: Inbox) {
    super();
  }

  override once<P, A>(request: BusRequest<P>, work: (tx: Tx) => Promise<A | Refusal>): Promise<Reply<A>> {
    return againAfterDuplicate(() => this.inbox.once(request, work));
  }
}

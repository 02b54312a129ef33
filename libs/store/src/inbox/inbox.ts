import type { BusEvent, Reply } from '@pc/bus';
import type { Refusal } from '@pc/kernel';
import { Collision } from '../connection/faults';
import { INBOX } from '../connection/own-collections';
import type { StoreConnection } from '../connection/store-connection';
import type { Tx } from '../transactions/tx';
import type { UnitOfWork } from '../transactions/unit-of-work';
import { assemble, sortOut } from './batch';
import { asReply, isKept, keysOf, keysOfAnswer, replyFrom, toStoredAnswer, type Answerable, type StoredAnswer } from './stored-answer';

/** One document a transaction: every key by which its answers can be found. A unique index on `keys` lets each in once. */
interface InboxRow {
  _id: string;
  keys: string[];
  /** JSON, as one text: nothing looks into it but who finds the row by its keys. */
  answers?: string;
  at: Date;
}

/** Twins of other replicas that may get in between, one after the other. */
const TURNS = 5;

/** Lets every message and Idempotency-Key take effect once, whatever is delivered again (architecture 5, api 7.10). */
export class Inbox {
  constructor(
    private readonly store: StoreConnection,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Answers requests in their order. What was answered before gets its stored answer; `work` does the fresh ones in one
   * transaction, which also keeps their answers. Refusals that api 7.10 does not keep must have written nothing:
   * when there is nothing else, the transaction is discarded.
   */
  runOnce<R extends Answerable, A>(requests: R[], work: (fresh: R[], tx: Tx) => Promise<(A | Refusal)[]>): Promise<Reply<A>[]> {
    return this.untilAlone(async () => {
      const { fresh, outcomes } = sortOut<R, A>(requests, await this.find(requests.flatMap(keysOf)));
      if (fresh.length === 0) return assemble(outcomes, []);
      return assemble(outcomes, await this.unitOfWork.run((tx) => this.answerFresh([...fresh], tx, work)));
    });
  }

  /**
   * The same where hardly anything comes twice: does not look first, but lets the unique keys tell. When one is taken, or when an
   * answer is not to be kept, whose Idempotency-Key would tell nothing, nothing has been written, and it is done over with a look.
   * So `work` may also get what was answered before, and nothing may come of it but what its transaction writes.
   */
  async runOnceUnseen<R extends Answerable, A>(requests: R[], work: (fresh: R[], tx: Tx) => Promise<(A | Refusal)[]>): Promise<Reply<A>[]> {
    const { fresh, outcomes } = sortOut<R, A>(requests, new Map());
    try {
      const replies = await this.unitOfWork.run((tx) => this.answerFresh([...fresh], tx, work, areKept));
      if (areKept(replies)) return assemble(outcomes, replies);
    } catch (error) {
      if (!wasTaken(error)) throw error;
    }
    return this.runOnce(requests, work);
  }

  /** Carries one command out in one transaction, however often its message or its Idempotency-Key comes. */
  async once<R extends Answerable, A>(request: R, work: (tx: Tx) => Promise<A | Refusal>): Promise<Reply<A>> {
    const [reply] = await this.runOnce<R, A>([request], async (_, tx) => [await work(tx)]);
    return reply!;
  }

  /** The answer that a repeated request gets; undefined for a fresh one. For what must not be asked of others a second time. */
  async recall<A>(request: Answerable): Promise<Reply<A> | undefined> {
    return replyFrom<A>(request, await this.find(keysOf(request)));
  }

  /** Lets a consumer act once on an event, however often it comes. */
  consumeOnce(consumer: string, event: BusEvent<unknown>, work: (tx: Tx) => Promise<void>): Promise<void> {
    const keys = [`e:${consumer}:${event.id}`];
    return this.untilAlone(async () => {
      if (await this.rows.findOne({ keys: { $in: keys } }, { projection: { _id: 1 } })) return;
      await this.unitOfWork.run(async (tx) => {
        await work(tx);
        await tx.mark(INBOX, { keys, at: tx.now });
      });
    });
  }

  private async answerFresh<R extends Answerable, A>(
    fresh: R[],
    tx: Tx,
    work: (fresh: R[], tx: Tx) => Promise<(A | Refusal)[]>,
    isWorthIt = (replies: readonly Reply<A>[]) => replies.some(isKept),
  ): Promise<Reply<A>[]> {
    const results = await work(fresh, tx);
    if (results.length !== fresh.length) throw new Error(`${fresh.length} requests got ${results.length} answers`);
    const replies = results.map(asReply);
    if (!isWorthIt(replies)) tx.discard();
    else await this.keep(fresh, replies, tx);
    return replies;
  }

  private async keep(fresh: readonly Answerable[], replies: readonly Reply<unknown>[], tx: Tx): Promise<void> {
    const answers = fresh.map((request, index) => toStoredAnswer(request, replies[index]!));
    await tx.mark(INBOX, { keys: answers.flatMap(keysOfAnswer), answers: JSON.stringify(answers), at: tx.now });
  }

  private async find(keys: readonly string[]): Promise<Map<string, StoredAnswer>> {
    const rows = await this.rows.find({ keys: { $in: keys } }, { projection: { answers: 1 } }).toArray();
    const answers = rows.flatMap((row) => (row.answers === undefined ? [] : (JSON.parse(row.answers) as StoredAnswer[])));
    return new Map(answers.flatMap((answer) => keysOfAnswer(answer).map((key) => [key, answer])));
  }

  /** Repeats when a twin in another replica has taken a key: its answer can then be found. */
  private async untilAlone<T>(run: () => Promise<T>): Promise<T> {
    for (let turn = 1; ; turn++) {
      try {
        return await run();
      } catch (error) {
        if (turn === TURNS || !wasTaken(error)) throw error;
      }
    }
  }

  private get rows() {
    return this.store.collection<InboxRow>(INBOX);
  }
}

function areKept(replies: readonly Reply<unknown>[]): boolean {
  return replies.every(isKept);
}

/** Whether another transaction has taken a key of the inbox. */
function wasTaken(error: unknown): boolean {
  return error instanceof Collision && error.collection === INBOX;
}

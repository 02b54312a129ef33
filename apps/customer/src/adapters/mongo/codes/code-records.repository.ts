import { Injectable } from '@nestjs/common';
import { Collision, type Tx } from '@pc/store';
import { DAY_MS } from '../../../domain/codes/code-rules';
import { NOTHING_SENT, type CodeRecord } from '../../../domain/codes/verification-code';
import { CodeRecords, type CodeKey } from '../../../ports/code-records';
import { COLLECTIONS } from '../collections';

export interface CodeDocument extends CodeRecord {
  _id: string;
  /** Counts the changes; guards against two at the same moment. */
  version: number;
  /** When nothing in it matters any longer: the store takes it away. */
  until: Date;
}

@Injectable()
export class CodeRecordsRepository extends CodeRecords {
  override async update<T>(tx: Tx, key: CodeKey, decide: (record: CodeRecord) => readonly [CodeRecord, T]): Promise<T> {
    const document = await this.load(tx, key);
    const before = document ? recordOf(document) : NOTHING_SENT;
    const [after, result] = decide(before);
    if (after !== before) await this.save(tx, { _id: idOf(key), ...after, version: (document?.version ?? 0) + 1, until: untilOf(after) });
    return result;
  }

  override async find(tx: Tx, key: CodeKey): Promise<CodeRecord> {
    const document = await this.load(tx, key);
    return document ? recordOf(document) : NOTHING_SENT;
  }

  /** Of two that begin the record at the same moment the second one meets its id, and the transaction is tried again. */
  private async save(tx: Tx, { _id, ...next }: CodeDocument): Promise<void> {
    if (next.version === 1) return void (await this.rows(tx).insertOne({ _id, ...next }, { session: tx.session }));
    const { matchedCount } = await this.rows(tx).replaceOne({ _id, version: next.version - 1 }, next, { session: tx.session });
    if (matchedCount === 0) throw new Collision('The codes of a receiver were changed at the same moment');
  }

  private async load(tx: Tx, key: CodeKey): Promise<CodeDocument | undefined> {
    return (await this.rows(tx).findOne({ _id: idOf(key) }, { session: tx.session })) ?? undefined;
  }

  private rows(tx: Tx) {
    return tx.collection<CodeDocument>(COLLECTIONS.codes);
  }
}

function idOf({ receiverHash, scene }: CodeKey): string {
  return `${scene}:${receiverHash}`;
}

function recordOf({ sentAt, live }: CodeDocument): CodeRecord {
  return { sentAt, ...(live && { live }) };
}

/** When the last code has left both windows of customers 4.14; codes live shorter. */
function untilOf({ sentAt, live }: CodeRecord): Date {
  const last = Math.max(...sentAt.map((at) => at.getTime()), live?.expiresAt.getTime() ?? 0);
  return new Date(last + DAY_MS);
}

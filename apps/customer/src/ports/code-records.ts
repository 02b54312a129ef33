import type { Tx } from '@pc/store';
import type { CodeRecord } from '../domain/codes/verification-code';
import type { CodeScene } from './verification-codes';

/** Whom a record is of: keyed hash of the receiver (`receiverHash`), never the receiver. */
export interface CodeKey {
  readonly receiverHash: string;
  readonly scene: CodeScene;
}

/** What was sent to whom, one record for each receiver and scene. */
export abstract class CodeRecords {
  /**
   * Loads, decides, saves in `tx`, and makes every parallel change of this record collide with it, so that nothing is counted short.
   * The same record back: nothing is written.
   */
  abstract update<T>(tx: Tx, key: CodeKey, decide: (record: CodeRecord) => readonly [CodeRecord, T]): Promise<T>;
  abstract find(tx: Tx, key: CodeKey): Promise<CodeRecord>;
}

import { Injectable } from '@nestjs/common';
import type { Tx } from '@pc/store';
import { afterAnswer, judge, livingCode, type CodeVerdict } from '../../../domain/codes/verification-code';
import { CodeRecords } from '../../../ports/code-records';
import { CodeSecrets } from '../../../ports/code-secrets';
import type { CodeScene } from '../../../ports/verification-codes';

export interface AnswerToJudge {
  readonly receiverHash: string;
  readonly scene: CodeScene;
  readonly code: string;
  readonly accountId?: string;
}

/** Judges an answer and writes down what it changed: a failure more, or the code used up (customers 4.15, 4.16). */
@Injectable()
export class VerifyCode {
  constructor(
    private readonly records: CodeRecords,
    private readonly secrets: CodeSecrets,
  ) {}

  execute(tx: Tx, { receiverHash, scene, code, accountId }: AnswerToJudge): Promise<CodeVerdict> {
    const key = { receiverHash, scene };
    return this.records.update(tx, key, (record) => {
      const living = livingCode(record, accountId, tx.now);
      const verdict = judge(living, (stamp) => this.secrets.matches(key, code, stamp));
      return [afterAnswer(record, verdict), verdict] as const;
    });
  }
}

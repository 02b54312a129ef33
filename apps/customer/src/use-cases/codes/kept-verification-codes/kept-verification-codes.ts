import { Injectable } from '@nestjs/common';
import { isRefusal, type Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import { lifetimeOf, refuseSend } from '../../../domain/codes/code-rules';
import { refusalOfVerdict, withNewCode, type CodeRecord } from '../../../domain/codes/verification-code';
import { CodeRecords, type CodeKey } from '../../../ports/code-records';
import { CodeSecrets } from '../../../ports/code-secrets';
import { Notices } from '../../../ports/notices';
import { VerificationCodes, type CodeAnswer, type CodeWish } from '../../../ports/verification-codes';
import { VerifyCode } from '../verify-code/verify-code';

const MINUTE_MS = 60_000;

/** Verification codes of which only hashes are kept, beside how often they were sent and answered (customers 4.13 to 4.17). */
@Injectable()
export class KeptVerificationCodes extends VerificationCodes {
  constructor(
    private readonly records: CodeRecords,
    private readonly secrets: CodeSecrets,
    private readonly verifyCode: VerifyCode,
    private readonly notices: Notices,
  ) {
    super();
  }

  override async issue(tx: Tx, wish: CodeWish): Promise<Refusal | undefined> {
    const minutes = lifetimeOf(wish.timeout);
    if (isRefusal(minutes)) return minutes;
    const code = this.secrets.newCode();
    const key = { receiverHash: this.secrets.receiverHash(wish.receiver), scene: wish.scene };
    const refusal = await this.records.update(tx, key, (record) => this.withCode(record, { tx, wish, key, code, minutes }));
    if (refusal) return refusal;
    const { channel, receiver, language = 'zh-cn' } = wish;
    const values = { code, minutes: String(minutes) };
    await this.notices.send(tx, { channel, receiver, template: 'VERIFICATION_CODE', language, values });
    return undefined;
  }

  override async check(tx: Tx, { receiver, scene, code, accountId }: CodeAnswer): Promise<Refusal | undefined> {
    const receiverHash = this.secrets.receiverHash(receiver);
    const verdict = await this.verifyCode.execute(tx, { receiverHash, scene, code, ...(accountId !== undefined && { accountId }) });
    return refusalOfVerdict(scene, verdict);
  }

  private withCode(record: CodeRecord, { tx, wish, key, code, minutes }: NewCode): readonly [CodeRecord, Refusal | undefined] {
    const refusal = refuseSend(record.sentAt, tx.now);
    if (refusal) return [record, refusal];
    const live = {
      stamp: this.secrets.stamp(key, code),
      sentAt: tx.now,
      expiresAt: new Date(tx.now.getTime() + minutes * MINUTE_MS),
      ...(wish.accountId !== undefined && { accountId: wish.accountId }),
    };
    return [withNewCode(record, live), undefined];
  }
}

interface NewCode {
  readonly tx: Tx;
  readonly wish: CodeWish;
  readonly key: CodeKey;
  readonly code: string;
  readonly minutes: number;
}

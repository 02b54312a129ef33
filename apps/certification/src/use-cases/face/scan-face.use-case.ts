import { Injectable } from '@nestjs/common';
import type { OutcomeOf, ReplyOf, RequestOf } from '@pc/bus';
import type { certification as contracts } from '@pc/contracts';
import { refuse } from '@pc/kernel';
import { Inbox, OperationLog, type Tx } from '@pc/store';
import { refuseFirst, verifiedByFace } from '../../domain/realname-auth';
import { FaceCodes } from '../../ports/face-codes';
import { RealnameAuths } from '../../ports/realname-auths';

type Contract = typeof contracts.scanFace;

/** RN-30, row 12 of 4.7: what came of the scan. The code is dead after it, whatever came. */
@Injectable()
export class ScanFace {
  constructor(
    private readonly auths: RealnameAuths,
    private readonly codes: FaceCodes,
    private readonly inbox: Inbox,
    private readonly log: OperationLog<'REALNAME_AUTH'>,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    if (request.context.caller.kind !== 'OPERATOR') return refuse('CBC.0151');
    return this.inbox.once(request, (tx) => this.scan(tx, request));
  }

  private async scan(tx: Tx, { payload, context }: RequestOf<Contract>): Promise<OutcomeOf<Contract>> {
    const code = await this.codes.take(tx, payload.token_hash);
    if (!code || code.expiresAt.getTime() <= tx.now.getTime()) return refuse('CBC.99007004', { items: ['QR_INVALID'] });
    const before = await this.auths.load(tx, code.customerId);
    const refusal = refuseFirst(before);
    if (refusal) return refusal;
    const after = payload.match ? verifiedByFace(before) : before;
    if (payload.match) await this.auths.save(tx, before, after);
    await this.log.write(tx, context, {
      object: { type: 'REALNAME_AUTH', id: code.customerId },
      before: { verified_status: before.status },
      after: { verified_status: after.status, match: payload.match },
    });
    return {};
  }
}

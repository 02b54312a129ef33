import { Inject, Injectable } from '@nestjs/common';
import type { OutcomeOf, ReplyOf, RequestOf } from '@pc/bus';
import type { certification as contracts } from '@pc/contracts';
import { newSecret, refuse, Sealer } from '@pc/kernel';
import { Inbox, type Tx } from '@pc/store';
import { FACE_CODE_LIFE_MS } from '../../domain/face-code';
import { refuseFirst } from '../../domain/realname-auth';
import { FaceCodes } from '../../ports/face-codes';
import { RealnameAuths } from '../../ports/realname-auths';
import { CERTIFICATION_SETTINGS, type CertificationSettings } from '../../ports/settings';

type Contract = typeof contracts.createFaceCode;

/** RN-20: a new address each time, for the main account of the customer alone; the older ones are void. */
@Injectable()
export class CreateFaceCode {
  constructor(
    private readonly auths: RealnameAuths,
    private readonly codes: FaceCodes,
    private readonly inbox: Inbox,
    private readonly sealer: Sealer,
    @Inject(CERTIFICATION_SETTINGS) private readonly settings: CertificationSettings,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { caller } = request.context;
    if (caller.kind !== 'CUSTOMER') return refuse('CBC.0151');
    if (caller.user_id !== undefined) return refuse('CBC.99007297');
    const { facePageUrl } = this.settings;
    if (facePageUrl === undefined) return refuse('CBC.99005030');
    return this.inbox.once(request, (tx) => this.create(tx, caller.account_id, facePageUrl));
  }

  private async create(tx: Tx, customerId: string, page: string): Promise<OutcomeOf<Contract>> {
    const refusal = refuseFirst(await this.auths.load(tx, customerId));
    if (refusal) return refusal;
    const token = newSecret();
    const expiresAt = new Date(tx.now.getTime() + FACE_CODE_LIFE_MS);
    await this.codes.replace(tx, { tokenHash: this.sealer.blindIndex(token, 'realname.face'), customerId, expiresAt });
    return { sealed_url: this.sealer.seal(page.replace('{qr_token}', token), 'realname.face') };
  }
}

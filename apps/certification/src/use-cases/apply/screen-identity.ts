import { Inject, Injectable } from '@nestjs/common';
import { refuse, type Refusal } from '@pc/kernel';
import { BARRED_CODE } from '../../domain/check-outcomes';
import type { Identity } from '../../domain/realname-auth';
import { IdentityChecks } from '../../ports/identity-checks';
import { RealnameAuths } from '../../ports/realname-auths';
import { CERTIFICATION_SETTINGS, type CertificationSettings } from '../../ports/settings';

const FIELD = 'verified_number';

/** What stands against a document number, whoever shows it. */
@Injectable()
export class ScreenIdentity {
  constructor(
    private readonly auths: RealnameAuths,
    private readonly checks: IdentityChecks,
    @Inject(CERTIFICATION_SETTINGS) private readonly settings: CertificationSettings,
  ) {}

  /** RN-10: a person has so many accounts; of an enterprise nobody counts them. */
  async refuseOverused(customerId: string, { type, number }: Identity): Promise<Refusal | undefined> {
    if (type === 1) return undefined;
    const others = await this.auths.countVerified(number, customerId);
    return others < this.settings.realname.customersPerDocument ? undefined : refuse('CBC.99007189', { field: FIELD });
  }

  /** RN-12 */
  async refuseBarred({ number }: Identity): Promise<Refusal | undefined> {
    return (await this.checks.isBarred(number)) ? refuse(BARRED_CODE, { field: FIELD }) : undefined;
  }

  /** RN-12 */
  async refuseRisky(customerId: string, identity: Identity): Promise<Refusal | undefined> {
    const risk = await this.checks.risk(customerId, identity);
    return risk && refuse(risk, { field: FIELD });
  }
}

import { Injectable } from '@nestjs/common';
import { newSecret, Sealer } from '@pc/kernel';
import { UnitOfWork } from '@pc/store';
import { newSession } from '../../../domain/access/session';
import type { Arrival } from '../../../domain/sso/login';
import { Sessions } from '../../../ports/access/sessions';

/**
 * Lets a customer in at the vendor's site: the session of its main account (customers 10.11), which ends with the binding. Not a part
 * of the command that decided it: a stored answer would keep the session, and a second one does no harm.
 */
@Injectable()
export class Enter {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sessions: Sessions,
    private readonly sealer: Sealer,
  ) {}

  async execute(customerId: string, { service, xaccountType, xaccountId }: Arrival): Promise<{ service: string; sealed_session: string }> {
    const text = newSecret();
    const hash = this.sealer.blindIndex(text, 'session');
    await this.work.run((tx) =>
      this.sessions.add(tx, newSession({ hash, accountId: customerId, platform: { xaccountType, xaccountId } }, tx.now)),
    );
    return { service, sealed_session: this.sealer.seal(text, 'session') };
  }
}

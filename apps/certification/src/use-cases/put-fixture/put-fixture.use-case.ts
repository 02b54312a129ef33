import { Inject, Injectable } from '@nestjs/common';
import type { ReplyOf, RequestOf } from '@pc/bus';
import type { certification as contracts } from '@pc/contracts';
import { refuse, Sealer } from '@pc/kernel';
import { Inbox } from '@pc/store';
import { Fixtures } from '../../ports/fixtures';
import { CERTIFICATION_SETTINGS, type CertificationSettings } from '../../ports/settings';

type Contract = typeof contracts.putFixture;

/** RN-25: what the stand-ins say of a number. Where real systems are asked, there is nothing to say. */
@Injectable()
export class PutFixture {
  constructor(
    private readonly fixtures: Fixtures,
    private readonly inbox: Inbox,
    private readonly sealer: Sealer,
    @Inject(CERTIFICATION_SETTINGS) private readonly settings: CertificationSettings,
  ) {}

  async execute(request: RequestOf<Contract>): ReplyOf<Contract> {
    const { context, payload } = request;
    if (context.caller.kind !== 'OPERATOR') return refuse('CBC.0151');
    if (this.settings.checks.type !== 'fixtures') return refuse('CBC.99007004', { items: ['FIXTURES_OFF'] });
    const number = this.sealer.open(payload.sealed_number, 'identity');
    return this.inbox.once(request, async (tx) => {
      await this.fixtures.put(tx, number, payload.outcome);
      return {};
    });
  }
}

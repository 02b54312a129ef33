import type { Account } from './account';
import type { World } from './world';

const PROTECTION = '/v2/partners/verification-protection';
const CODES = '/v2/partners/sensitive-codes';

/** The protection of a dealer's sensitive operations, and the codes that its phone gets (customers 10.6, 10.7). */
export class Protection {
  constructor(
    private readonly world: World,
    private readonly dealer: Pick<Account, 'api'>,
    private readonly phone: string,
  ) {}

  async turn(enabled: boolean): Promise<void> {
    await this.dealer.api.put(PROTECTION, { enabled }).expect(204);
  }

  /** A new code, as the field of a body. */
  async code(): Promise<{ verification_code: string }> {
    await this.dealer.api.post(CODES, { channel: 'SMS' }).expect(204);
    return { verification_code: await this.world.codeFor(this.phone) };
  }
}

/** Another code than this one. */
export function wrong({ verification_code }: { verification_code: string }): { verification_code: string } {
  return { verification_code: verification_code === '111111' ? '222222' : '111111' };
}

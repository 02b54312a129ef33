import { Injectable } from '@nestjs/common';
import { newSecret, Sealer } from '@pc/kernel';
import { UnitOfWork } from '@pc/store';
import { TOKEN_LIFE_MS } from '../../../domain/token';
import { Credentials } from '../../../ports/credentials';

/**
 * Lets a customer in at the vendor's site: a token as one by password would be (api 3.1). Not a part of the command that
 * decided it: a stored answer would keep the token, and a second token does no harm.
 */
@Injectable()
export class Enter {
  constructor(
    private readonly work: UnitOfWork,
    private readonly credentials: Credentials,
    private readonly sealer: Sealer,
  ) {}

  async execute(customerId: string, service: string): Promise<{ service: string; sealed_token: string }> {
    const text = newSecret();
    await this.work.run(async (tx) => {
      const expiresAt = new Date(tx.now.getTime() + TOKEN_LIFE_MS);
      const hash = this.sealer.blindIndex(text, 'token');
      await this.credentials.addToken(tx, { hash, accountId: customerId, issuedAt: tx.now, expiresAt });
    });
    return { service, sealed_token: this.sealer.seal(text, 'token') };
  }
}

import { Injectable } from '@nestjs/common';
import { Sealer, type Refusal } from '@pc/kernel';
import { refusePassword } from '../../domain/password-policy';
import { Secrets } from '../../ports/secrets';

/** Opens a password that came sealed over the bus, checks it, and gives the hash to keep. */
@Injectable()
export class AcceptPassword {
  constructor(
    private readonly sealer: Sealer,
    private readonly secrets: Secrets,
  ) {}

  /** `phone`: that of the account, which the password must not tell. */
  async execute(sealedPassword: string, name: string, phone?: string): Promise<string | Refusal> {
    const password = this.sealer.open(sealedPassword, 'password');
    return refusePassword(password, name, phone) ?? this.secrets.hashPassword(password);
  }
}

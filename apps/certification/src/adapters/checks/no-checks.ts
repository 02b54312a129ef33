import type { BankCode, FaceVerdict, RegisterVerdict, RiskCode } from '../../domain/check-outcomes';
import { IdentityChecks } from '../../ports/identity-checks';

/** No outer system is configured: people decide, and no card can be checked. */
export class NoChecks extends IdentityChecks {
  override register(): Promise<RegisterVerdict> {
    return Promise.resolve('UNCLEAR');
  }

  override bank(): Promise<BankCode | undefined> {
    return Promise.resolve('CBC.99007262');
  }

  override face(): Promise<FaceVerdict> {
    return Promise.resolve('GREY');
  }

  override isBarred(): Promise<boolean> {
    return Promise.resolve(false);
  }

  override risk(): Promise<RiskCode | undefined> {
    return Promise.resolve(undefined);
  }
}

import type { BankCard, LegalPerson } from '../domain/application';
import type { BankCode, FaceVerdict, RegisterVerdict, RiskCode } from '../domain/check-outcomes';
import type { Identity } from '../domain/realname-auth';

/** Nobody answered in time; nothing was decided. */
export class CheckUnanswered extends Error {
  override readonly name = 'CheckUnanswered';
}

export interface Enterprise {
  readonly identity: Identity;
  readonly certificateType?: number;
  readonly legalPerson?: LegalPerson;
}

export interface CardHolder {
  readonly identity: Identity;
  readonly card: BankCard;
}

/** Register, bank network, face comparison, violation list and risk engine (RN-25). The last three throw CheckUnanswered. */
export abstract class IdentityChecks {
  /** A register that does not answer is unclear: people decide. */
  abstract register(enterprise: Enterprise): Promise<RegisterVerdict>;
  /** Undefined: all four elements agree (RN-7). A bank that does not answer is CBC.99007262. */
  abstract bank(holder: CardHolder): Promise<BankCode | undefined>;
  abstract face(holder: CardHolder, picture: Buffer): Promise<FaceVerdict>;
  /** Whether the number is on the violation list (RN-12). */
  abstract isBarred(number: string): Promise<boolean>;
  /** Undefined: no risk. */
  abstract risk(customerId: string, identity: Identity): Promise<RiskCode | undefined>;
}

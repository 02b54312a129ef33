import {
  BANK_CODES,
  BARRED_CODE,
  FACE_CODES,
  RISK_CODES,
  type BankCode,
  type FaceVerdict,
  type RegisterVerdict,
  type RiskCode,
} from '../../domain/check-outcomes';
import type { Identity } from '../../domain/realname-auth';
import type { Fixtures } from '../../ports/fixtures';
import { IdentityChecks, type CardHolder, type Enterprise } from '../../ports/identity-checks';

/**
 * Stands for the outer systems on a machine of one's own (RN-25): a table of numbers decides. What is not in it: the register is
 * unclear, bank and face agree, there is no violation and no risk.
 */
export class FixtureChecks extends IdentityChecks {
  constructor(private readonly fixtures: Fixtures) {
    super();
  }

  override async register({ identity }: Enterprise): Promise<RegisterVerdict> {
    const outcome = await this.fixtures.outcomeOf(identity.number);
    return outcome === 'match' || outcome === 'pass' ? 'MATCH' : 'UNCLEAR';
  }

  override async bank(holder: CardHolder): Promise<BankCode | undefined> {
    return BANK_CODES.find(among(await this.outcomesOf(holder)));
  }

  override async face(holder: CardHolder): Promise<FaceVerdict> {
    const outcomes = await this.outcomesOf(holder);
    return FACE_CODES.find(among(outcomes)) ?? (outcomes.includes('grey') ? 'GREY' : 'MATCH');
  }

  override async isBarred(number: string): Promise<boolean> {
    return (await this.fixtures.outcomeOf(number)) === BARRED_CODE;
  }

  override async risk(_customerId: string, { number }: Identity): Promise<RiskCode | undefined> {
    return RISK_CODES.find(among([await this.fixtures.outcomeOf(number)]));
  }

  /** Of the card, and of the document. */
  private outcomesOf({ identity, card }: CardHolder): Promise<(string | undefined)[]> {
    return Promise.all([card.account, identity.number].map((number) => this.fixtures.outcomeOf(number)));
  }
}

const among = (outcomes: readonly (string | undefined)[]) => (code: string) => outcomes.includes(code);

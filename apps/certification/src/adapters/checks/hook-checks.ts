import { signedHookHeaders } from '@pc/kernel';
import { z } from 'zod';
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
import { CheckUnanswered, IdentityChecks, type CardHolder, type Enterprise } from '../../ports/identity-checks';
import type { HookSettings } from '../../ports/settings';

const TIMEOUT_MS = 3_000;
const BANK_AWAY = 'CBC.99007262';

const answerOf = <const T extends readonly [string, ...string[]]>(outcomes: T) => z.object({ outcome: z.enum(outcomes) });
const REGISTER = answerOf(['match', 'unclear']);
const BANK = answerOf(['pass', ...BANK_CODES]);
const FACE = answerOf(['match', 'grey', ...FACE_CODES]);
const VIOLATIONS = answerOf(['pass', BARRED_CODE]);
const RISK = answerOf(['pass', ...RISK_CODES]);

/**
 * Asks the outer systems through HTTP hooks below one address: POST of JSON to `<url>/register`, `/bank`, `/face`, `/violations` and
 * `/risk`, signed as SMS are; any 2xx within 3 s with `{outcome}` is an answer. README, "Checks of real names", has the bodies.
 */
export class HookChecks extends IdentityChecks {
  constructor(private readonly settings: HookSettings) {
    super();
  }

  override async register({ identity, certificateType, legalPerson }: Enterprise): Promise<RegisterVerdict> {
    const body = { name: identity.name, number: identity.number, certificate_type: certificateType, legal_person: legalPerson };
    return (await this.ask('register', body, REGISTER))?.outcome === 'match' ? 'MATCH' : 'UNCLEAR';
  }

  override async bank({ identity, card }: CardHolder): Promise<BankCode | undefined> {
    const { account: bank_account, areaCode: areacode, mobile } = card;
    const body = { name: identity.name, number: identity.number, bank_account, areacode, mobile };
    const outcome = (await this.ask('bank', body, BANK))?.outcome ?? BANK_AWAY;
    return outcome === 'pass' ? undefined : outcome;
  }

  override async face({ identity }: CardHolder, picture: Buffer): Promise<FaceVerdict> {
    const body = { name: identity.name, number: identity.number, picture: picture.toString('base64') };
    const { outcome } = await this.demand('face', body, FACE);
    if (outcome === 'match') return 'MATCH';
    return outcome === 'grey' ? 'GREY' : outcome;
  }

  override async isBarred(number: string): Promise<boolean> {
    return (await this.demand('violations', { number }, VIOLATIONS)).outcome === BARRED_CODE;
  }

  override async risk(customerId: string, { type, name, number }: Identity): Promise<RiskCode | undefined> {
    const { outcome } = await this.demand('risk', { customer_id: customerId, verified_type: type, name, number }, RISK);
    return outcome === 'pass' ? undefined : outcome;
  }

  private async demand<S extends z.ZodType>(check: string, body: object, schema: S): Promise<z.output<S>> {
    const answer = await this.ask(check, body, schema);
    if (answer === undefined) throw new CheckUnanswered(`No answer of ${check}`);
    return answer;
  }

  /** Undefined: nobody answered in time, or not in this form. */
  private async ask<S extends z.ZodType>(check: string, payload: object, schema: S): Promise<z.output<S> | undefined> {
    const { url, secret } = this.settings;
    const body = JSON.stringify(payload);
    const headers = { 'content-type': 'application/json', ...signedHookHeaders(body, secret, new Date()) };
    try {
      const signal = AbortSignal.timeout(TIMEOUT_MS);
      const response = await fetch(`${url.replace(/\/$/, '')}/${check}`, { method: 'POST', body, headers, redirect: 'manual', signal });
      if (response.ok) return schema.safeParse(await response.json()).data;
      await response.body?.cancel();
    } catch {
      // Away, too slow, or no JSON: what that means is for the caller to say.
    }
    return undefined;
  }
}

import type { customer, Language, PayloadOf } from '@pc/contracts';
import type { Sealer } from '@pc/kernel';

interface Answered {
  readonly token: string;
  readonly agreed?: boolean | undefined;
  readonly phone?: string | undefined;
  readonly verification_code?: string | undefined;
  readonly password?: string | undefined;
}

/** Only the keyed hash of a token leaves this process. */
export const tokenHash = (sealer: Sealer, token: string) => sealer.blindIndex(token, 'invitation');

/** What somebody who accepts has entered, sealed. */
export function acceptance(
  sealer: Sealer,
  { token, agreed, phone, verification_code, password }: Answered,
): PayloadOf<typeof customer.acceptInvitation> {
  return {
    token_hash: tokenHash(sealer, token),
    ...(agreed !== undefined && { agreed }),
    ...(phone !== undefined && { sealed_phone: sealer.seal(phone, 'contact') }),
    ...(verification_code !== undefined && { sealed_code: sealer.seal(verification_code, 'code') }),
    ...(password !== undefined && { sealed_password: sealer.seal(password, 'password') }),
  };
}

export function codeWish(
  sealer: Sealer,
  { token, phone }: { token: string; phone: string },
  language: Language,
): PayloadOf<typeof customer.sendAcceptanceCode> {
  const seen = language === 'en_US' ? 'en-us' : 'zh-cn';
  return { token_hash: tokenHash(sealer, token), sealed_phone: sealer.seal(phone, 'contact'), language: seen };
}

/** What a signed assertion says. The signature was found good, and the audience ours, before this stands. */
export interface SignedAssertion {
  readonly id: string;
  readonly issuer?: string;
  readonly issuedAt?: Date;
  readonly notBefore?: Date;
  readonly notOnOrAfter?: Date;
  /** Its bearer confirmations: for which place and which request it was made. */
  readonly confirmations: ReadonlyArray<{ readonly recipient?: string; readonly inResponseTo?: string; readonly notOnOrAfter?: Date }>;
  /** Of the answer around it, where it names them. */
  readonly destination?: string;
  readonly inResponseTo?: string;
  readonly attributes: ReadonlyMap<string, readonly string[]>;
}

/** Our own question, and whom it was put to. */
export interface AskedQuestion {
  readonly requestId: string;
  readonly entityId: string;
  /** Our address for answers. */
  readonly acsUrl: string;
}

/** Who the user is on the partner's platform (customers 9.4). */
export interface PlatformUser {
  readonly xaccountId: string;
  readonly xuserId?: string;
}

export type Verdict = { readonly type: 'accepted'; readonly user: PlatformUser } | { readonly type: 'rejected'; readonly cause: string };

/** customers 9.5. */
export const ASSERTION_LIFE_MS = 5 * 60 * 1000;
/** By how much the partner's clock may be ahead of ours. */
const SKEW_MS = 60_000;
const MAX_ID = 128;

/** customers 9.4, 9.5: young enough, made for us, and the answer to the question that we asked. */
export function judgeAssertion(assertion: SignedAssertion, asked: AskedQuestion, now: Date): Verdict {
  const cause = faultOf(assertion, asked, now.getTime());
  if (cause !== undefined) return { type: 'rejected', cause };
  const [xaccountId, ...others] = assertion.attributes.get('xAccountId') ?? [];
  if (!isId(xaccountId) || others.length > 0) return { type: 'rejected', cause: 'no single xAccountId' };
  const xuserId = assertion.attributes.get('xUserId')?.[0];
  return { type: 'accepted', user: { xaccountId, ...(isId(xuserId) && { xuserId }) } };
}

function faultOf(assertion: SignedAssertion, asked: AskedQuestion, now: number): string | undefined {
  const { issuer, issuedAt, notBefore, notOnOrAfter, destination, inResponseTo, confirmations } = assertion;
  if (issuer !== asked.entityId) return 'another issuer';
  if (!issuedAt || issuedAt.getTime() > now + SKEW_MS || now - issuedAt.getTime() > ASSERTION_LIFE_MS) return 'too old, or of no time';
  if (notBefore && notBefore.getTime() > now + SKEW_MS) return 'not valid yet';
  if (notOnOrAfter && notOnOrAfter.getTime() <= now) return 'no longer valid';
  if (destination !== undefined && destination !== '' && destination !== asked.acsUrl) return 'for another destination';
  if (inResponseTo !== undefined && inResponseTo !== asked.requestId) return 'the answer to another request';
  return confirmations.some((one) => isForUs(one, asked, now)) ? undefined : 'not confirmed for us and our request';
}

function isForUs(one: SignedAssertion['confirmations'][number], { acsUrl, requestId }: AskedQuestion, now: number): boolean {
  return one.recipient === acsUrl && one.inResponseTo === requestId && one.notOnOrAfter !== undefined && one.notOnOrAfter.getTime() > now;
}

function isId(text: string | undefined): text is string {
  return text !== undefined && text.length > 0 && text.length <= MAX_ID && !/\p{Cc}/u.test(text);
}

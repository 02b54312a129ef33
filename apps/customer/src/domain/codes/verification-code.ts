import { refuse, type Refusal } from '@pc/kernel';
import type { CodeScene } from './code-scene';
import { DAY_MS } from './code-rules';

/** A code that was sent and not yet used. */
export interface LiveCode {
  /** Keyed hash of the code; the code itself is kept nowhere. */
  readonly stamp: string;
  readonly sentAt: Date;
  readonly expiresAt: Date;
  readonly failures: number;
  /** The only account whose act it confirms. */
  readonly accountId?: string;
}

/** What one receiver got for one scene. */
export interface CodeRecord {
  /** Every code of the last 24 hours (customers 4.14). */
  readonly sentAt: readonly Date[];
  readonly live?: LiveCode;
}

export const NOTHING_SENT: CodeRecord = { sentAt: [] };

/** How an answer was judged (interactions 6). */
export type CodeVerdict = 'OK' | 'WRONG' | 'EXPIRED' | 'LOCKED';

/** After that many wrong answers no answer counts any longer (customers 4.15). */
const MOST_FAILURES = 3;

/** customers 4.16: the new code takes the place of the old one, its failures begin at 0. */
export function withNewCode({ sentAt }: CodeRecord, live: Omit<LiveCode, 'failures'>): CodeRecord {
  const dayAgo = live.sentAt.getTime() - DAY_MS;
  return { sentAt: [...sentAt.filter((at) => at.getTime() > dayAgo), live.sentAt], live: { ...live, failures: 0 } };
}

/** The code, if there is one for this account whose time is not over. */
export function livingCode({ live }: CodeRecord, accountId: string | undefined, now: Date): LiveCode | undefined {
  return live && live.accountId === accountId && live.expiresAt > now ? live : undefined;
}

/** customers 4.15, 4.17: expired or never sent, then locked, then wrong. */
export function judge(living: LiveCode | undefined, matches: (stamp: string) => boolean): CodeVerdict {
  if (!living) return 'EXPIRED';
  if (living.failures > MOST_FAILURES) return 'LOCKED';
  return matches(living.stamp) ? 'OK' : 'WRONG';
}

/** customers 4.15, 4.16: a wrong answer is counted, a right one uses the code up. */
export function afterAnswer(record: CodeRecord, verdict: CodeVerdict): CodeRecord {
  const { sentAt, live } = record;
  if (verdict === 'OK') return { sentAt };
  return verdict === 'WRONG' && live ? { sentAt, live: { ...live, failures: live.failures + 1 } } : record;
}

const REFUSALS = {
  WRONG: 'CBC.99004010',
  EXPIRED: 'CBC.99004008',
  LOCKED: 'CBC.99004009',
} as const;
/** Real-name and sensitive operations have codes of their own. */
const REFUSALS_OF_ACTS = { ...REFUSALS, WRONG: 'CBC.99000026', EXPIRED: 'CBC.99000027' } as const;

/** customers 10.7: which refusal a verdict is in which use. */
export function refusalOfVerdict(scene: CodeScene, verdict: CodeVerdict): Refusal | undefined {
  if (verdict === 'OK') return undefined;
  const codes = scene === 'REALNAME' || scene === 'SENSITIVE' ? REFUSALS_OF_ACTS : REFUSALS;
  return refuse(codes[verdict], { field: 'verification_code' });
}

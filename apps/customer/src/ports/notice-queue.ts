import type { Notice } from './notices';

/** A notice that one sender holds for a while. */
export interface ClaimedNotice extends Notice {
  readonly id: string;
  /** Tries that were begun, this one included. */
  readonly attempt: number;
}

/** Notices that wait to be sent. */
export abstract class NoticeQueue {
  /** Takes the one that waits longest, for `holdMs`; whoever dies meanwhile leaves it to the others after that. */
  abstract claim(now: Date, holdMs: number): Promise<ClaimedNotice | undefined>;
  /** What is done with forgets its content unless it is to be `kept`. Of a claim that ran out nothing is written. */
  abstract end(notice: ClaimedNotice, state: 'SENT' | 'FAILED', kept: boolean): Promise<void>;
  abstract tryAgainAt(notice: ClaimedNotice, time: Date): Promise<void>;
}

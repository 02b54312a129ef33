import type { Refusal } from '@pc/kernel';
import type { Tx } from '@pc/store';
import type { CodeScene } from '../domain/codes/code-scene';
import type { NoticeChannel, NoticeLanguage } from './notices';

export type { CodeScene };

export interface CodeWish {
  readonly channel: NoticeChannel;
  /** Phone or e-mail address; equal phones and addresses are one receiver. */
  readonly receiver: string;
  readonly scene: CodeScene;
  /** Minutes, 1 to 3000 (customers 4.13); absent: 10. */
  readonly timeout?: number;
  readonly language?: NoticeLanguage;
  /** Binds the code to one account: scenes REALNAME and SENSITIVE. */
  readonly accountId?: string;
}

export interface CodeAnswer {
  readonly receiver: string;
  readonly scene: CodeScene;
  readonly code: string;
  readonly accountId?: string;
}

/** Verification codes (customers 4.13 to 4.17). */
export abstract class VerificationCodes {
  /** Makes a code and sends it after the commit. Refuses with CBC.99004015 beyond the limits of customers 4.14. */
  abstract issue(tx: Tx, wish: CodeWish): Promise<Refusal | undefined>;

  /**
   * Undefined: right, and used up with the commit of `tx`. A wrong answer is counted in `tx`, so a caller that refuses must still
   * commit: return the refusal as a value from the use case.
   * Refusals by scene as customers 10.7 says: 99004008/09/10, for REALNAME and SENSITIVE 99000027/99004009/99000026.
   */
  abstract check(tx: Tx, answer: CodeAnswer): Promise<Refusal | undefined>;
}

import { MAX_CLOCK_SKEW_MS } from './signature';

/**
 * Remembers signatures of changing calls for as long as their date is accepted, so that a recorded request cannot be
 * sent again (api 4.2.5). The memory is that of one gateway process.
 */
export class ReplayMemory {
  /** Two generations: a signature lives at least one window and at most two, and forgetting costs nothing a request. */
  private current = new Set<string>();
  private previous = new Set<string>();
  private startedAt = 0;

  /** False when the signature was seen before. */
  remember(signature: string, now: Date): boolean {
    this.turn(now.getTime());
    if (this.current.has(signature) || this.previous.has(signature)) return false;
    this.current.add(signature);
    return true;
  }

  private turn(now: number): void {
    if (now - this.startedAt < GENERATION_MS) return;
    this.previous = now - this.startedAt < 2 * GENERATION_MS ? this.current : new Set();
    this.current = new Set();
    this.startedAt = now;
  }
}

/** A request dated 15 minutes ahead of us stays acceptable for 30. */
const GENERATION_MS = 2 * MAX_CLOCK_SKEW_MS;

import { refuse, type Refusal } from '@pc/kernel';

const WINDOW_MS = 24 * 3_600_000;
/** How long the same application gets the same answer (RN-18). */
const REPEAT_MS = 10 * 60_000;

/** An application that got as far as being counted (RN-11). */
export interface Attempt {
  readonly at: Date;
  /** The request that made it: one that is delivered again is the same attempt. */
  readonly request: string;
}

/** An application that was answered with 200 (RN-18). */
export interface Answered {
  readonly at: Date;
  /** Keyed hash of the body. */
  readonly digest: string;
  readonly isReview: 0 | 1;
}

/** RN-11: the attempts of the last 24 hours with this one, or the refusal of one too many, which is not counted. */
export function withAttempt(attempts: readonly Attempt[], attempt: Attempt, most: number): Attempt[] | Refusal {
  const recent = attempts.filter(({ at }) => attempt.at.getTime() - at.getTime() < WINDOW_MS);
  if (recent.some(({ request }) => request === attempt.request)) return recent;
  return recent.length < most ? [...recent, attempt] : refuse('CBC.99007191', { field: 'customer_id' });
}

/** RN-18: what the same body was answered in the last ten minutes. */
export function repeatOf(answers: readonly Answered[], digest: string, now: Date): Answered | undefined {
  return answers.find((answer) => answer.digest === digest && isFresh(answer, now));
}

export function withAnswer(answers: readonly Answered[], answer: Answered): Answered[] {
  return [...answers.filter((earlier) => isFresh(earlier, answer.at)), answer];
}

const isFresh = ({ at }: Answered, now: Date) => now.getTime() - at.getTime() < REPEAT_MS;

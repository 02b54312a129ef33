import type { AnswerOf, incentive } from '@pc/contracts';

/** Reads everything and tells what contradicts itself (benefits R-60, architecture 8). */
export abstract class Contradictions {
  abstract find(): Promise<AnswerOf<typeof incentive.auditIncentive>>;
}

import type { AnswerOf, certification } from '@pc/contracts';

/** Reads everything and tells what contradicts itself (architecture 8). */
export abstract class Contradictions {
  abstract find(): Promise<AnswerOf<typeof certification.auditCertification>>;
}

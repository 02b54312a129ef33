import type { HealthReport } from '@pc/platform';

/** Ends a question for readiness with 503; its body is the report, not an error. */
export class NotReady extends Error {
  override readonly name = 'NotReady';

  constructor(readonly report: HealthReport) {
    super('not ready');
  }
}

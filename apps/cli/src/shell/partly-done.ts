import type { Cli } from './cli';
import { table } from './output';

/** An answer in which some of what was asked for is refused (api 9.3). */
export interface PartlyDone {
  readonly error_details: ReadonlyArray<{ readonly error_code: string; readonly error_msg: string; readonly id: string }>;
}

/** Shows what was done, when anything was, and what was refused; the command then ends with 1. `heading`: of the ids that were refused. */
export function showPartlyDone<A extends PartlyDone>(cli: Cli, answer: A, done: string | undefined, heading: string): void {
  const { error_details } = answer;
  if (error_details.length > 0) cli.exitCode = 1;
  const refused = () =>
    table(error_details, [
      { heading, value: (row) => row.id },
      { heading: 'CODE', value: (row) => row.error_code },
      { heading: 'WHY', value: (row) => row.error_msg },
    ]);
  cli.output.result(answer, () => [done, error_details.length > 0 && refused()].filter(Boolean).join('\n\n'));
}

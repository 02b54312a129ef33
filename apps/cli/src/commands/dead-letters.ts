import { Command } from 'commander';
import type { Cli } from '../shell/cli';
import { limitOption } from '../shell/options';
import { type Column, table } from '../shell/output';

interface DeadLetterRow {
  /** Dead-letter topic, partition and offset. */
  readonly id: string;
  readonly pattern: string;
  readonly cause: string;
  readonly attempts: number;
  readonly at: string;
  readonly replayed_at?: string;
}

const COLUMNS: ReadonlyArray<Column<DeadLetterRow>> = [
  { heading: 'ID', value: (row) => row.id },
  { heading: 'SINCE', value: (row) => row.at },
  { heading: 'PATTERN', value: (row) => row.pattern },
  { heading: 'TRIES', value: (row) => row.attempts, right: true },
  { heading: 'CAUSE', value: (row) => row.cause },
  { heading: 'REPLAYED', value: (row) => row.replayed_at },
];

const PATH = '/v2/operations/dead-letters';

export function deadLettersCommand(cli: Cli): Command {
  const group = new Command('dlq').description('dead letters: messages that no service could handle');
  group
    .command('list')
    .description('list dead letters, newest first')
    .option('--topic <topic>', 'only those of this topic, such as pc.incentive.requests')
    .addOption(limitOption())
    .action(async ({ topic, limit }: { topic?: string; limit: number }) => {
      const answer = await cli.operator().get<{ dead_letters: DeadLetterRow[] }>(PATH, { topic, limit });
      cli.output.result(answer, () => (answer.dead_letters.length > 0 ? table(answer.dead_letters, COLUMNS) : 'None.'));
    });
  group
    .command('show')
    .description('show a dead letter with its headers and value')
    .argument('<id>')
    .action(async (id: string) => {
      const letter = await cli.operator().get(`${PATH}/${encodeURIComponent(id)}`);
      cli.output.result(letter, () => JSON.stringify(letter, null, 2));
    });
  group
    .command('replay')
    .description('send a dead letter to its topic again')
    .argument('<id>')
    .action(async (id: string) => {
      await cli.operator().post(`${PATH}/${encodeURIComponent(id)}/replay`);
      cli.output.done(`${id} was sent again.`);
    });
  return group;
}
